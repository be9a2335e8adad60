package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.porchlight.city.City;
import org.porchlight.city.TableSpec;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Dimension;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * Where areas of two layers overlap, neither of which lies in the other: beats and neighborhoods.
 * Who knows a neighborhood and all beats but one knows a sliver of that beat, though no table shows
 * it. So the overlaps are counted, and the audit guards small ones.
 *
 * <p>Only layers by which linked tables show types that are not open are looked at: what is public
 * one by one has nothing to guard.
 */
final class Slivers {
  /** Overlaps of less than this share of the smaller area are borders that were drawn twice. */
  private static final double HAIR = 0.001;

  private final City city;
  private final Map<String, LayerShapes> layers;
  private final Map<String, Set<String>> seen = new HashMap<>();

  Slivers(City city, Map<String, LayerShapes> layers) {
    this.city = city;
    this.layers = layers;
  }

  /** Two layers that cross. */
  record Crossing(LayerShapes one, LayerShapes other) {}

  /** Where two areas overlap, as audits call it. */
  static String name(String one, String other) {
    return one + "&" + other;
  }

  /**
   * The layers that cross among those by which some tables show guarded types.
   *
   * @param tables that count the same records
   * @param nesting which areas lie in which, for their source
   */
  List<Crossing> of(List<TableSpec> tables, Nesting nesting) {
    Set<String> guarded = new LinkedHashSet<>();
    for (TableSpec table : tables) {
      for (TableHead.Grain grain : table.grains()) {
        if (isGuarded(table, grain)) {
          guarded.add(grain.area());
        }
      }
    }
    List<LayerShapes> used =
        layers.values().stream()
            .filter(layer -> guarded.contains(layer.layer().id()) && !layer.layer().overlapping())
            .toList();
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      for (LayerShapes other : used.subList(i + 1, used.size())) {
        if (!isInside(used.get(i), other, nesting) && !isInside(other, used.get(i), nesting)) {
          crossings.add(new Crossing(used.get(i), other));
        }
      }
    }
    return crossings;
  }

  private boolean isGuarded(TableSpec table, TableHead.Grain grain) {
    if (!(table.what() instanceof TableSpec.What.Count count)) {
      return false;
    }
    return grain.types().stream()
        .flatMap(type -> city.typeTree(count.tree()).leavesUnder(type).stream())
        .anyMatch(leaf -> city.disclosure().tier(count.tree(), leaf) != Tier.OPEN);
  }

  private boolean isInside(LayerShapes inner, LayerShapes outer, Nesting nesting) {
    return nesting.holds(inner, outer)
        || layers.values().stream()
            .anyMatch(
                between ->
                    between != inner
                        && nesting.holds(inner, between)
                        && isInside(between, outer, nesting));
  }

  /** Notes that records lie in two areas at once, wherever the map puts these. */
  void saw(String one, String other) {
    seen.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
  }

  /** Each area is all of its overlaps with the areas of the other layer. */
  List<Dimension.Sum> sums(Crossing crossing) {
    Map<String, Set<String>> parts = new TreeMap<>();
    for (String one : areas(crossing.one())) {
      for (String other : areas(crossing.other())) {
        if (seen.getOrDefault(one, Set.of()).contains(other)) {
          join(parts, one, other);
        }
      }
    }
    join(parts, crossing.one().unknown(), crossing.other().unknown());
    Map<AreaShape, Double> left = new LinkedHashMap<>();
    crossing.other().areas().forEach(area -> left.put(area, area.geometry().getArea()));
    for (AreaShape one : crossing.one().areas()) {
      double size = one.geometry().getArea();
      double rest = size;
      for (AreaShape other : crossing.other().areas()) {
        double common = common(one, other);
        rest -= common;
        left.merge(other, -common, Double::sum);
        if (common > HAIR * Math.min(size, other.geometry().getArea())) {
          join(parts, one.id(), other.id());
        }
      }
      if (rest > HAIR * size) {
        join(parts, one.id(), crossing.other().unknown());
      }
    }
    left.forEach(
        (other, rest) -> {
          if (rest > HAIR * other.geometry().getArea()) {
            join(parts, crossing.one().unknown(), other.id());
          }
        });
    List<Dimension.Sum> sums = new ArrayList<>();
    parts.forEach((area, names) -> sums.add(new Dimension.Sum(area, List.copyOf(names))));
    return sums;
  }

  private static double common(AreaShape one, AreaShape other) {
    return one.geometry().getEnvelopeInternal().intersects(other.geometry().getEnvelopeInternal())
        ? one.geometry().intersection(other.geometry()).getArea()
        : 0;
  }

  private static void join(Map<String, Set<String>> parts, String one, String other) {
    String name = name(one, other);
    parts.computeIfAbsent(one, _ -> new TreeSet<>()).add(name);
    parts.computeIfAbsent(other, _ -> new TreeSet<>()).add(name);
  }

  private static List<String> areas(LayerShapes layer) {
    List<String> ids = new ArrayList<>();
    layer.areas().forEach(area -> ids.add(area.id()));
    ids.add(layer.unknown());
    return ids;
  }
}
