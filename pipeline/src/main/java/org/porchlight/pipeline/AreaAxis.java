package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.City;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Dimension;
import org.porchlight.release.LocalText;
import org.porchlight.release.Member;

/** The area dimension of one table: the whole city and the areas of each layer it is shown by. */
final class AreaAxis {
  static final String CITY = "city";
  private static final LocalText UNKNOWN =
      LocalText.of("Place unknown or elsewhere", "Lugar desconocido o fuera de estas zonas");

  private AreaAxis() {}

  /**
   * The dimension.
   *
   * @param used the layers of the table's grains
   * @param nesting what is known of areas inside others, for records as this source places them
   */
  static Dimension of(City city, List<LayerShapes> used, Nesting nesting) {
    List<Member> members = new ArrayList<>();
    List<Dimension.Sum> sums = new ArrayList<>();
    List<Dimension.Within> within = new ArrayList<>();
    members.add(new Member(CITY, CITY, city.name()));
    for (LayerShapes layer : used) {
      List<String> ids = new ArrayList<>();
      for (AreaShape area : layer.areas()) {
        members.add(new Member(area.id(), layer.layer().id(), area.name()));
        ids.add(area.id());
      }
      members.add(new Member(layer.unknown(), layer.layer().id(), UNKNOWN));
      ids.add(layer.unknown());
      if (layer.layer().overlapping()) {
        ids.forEach(id -> within.add(new Dimension.Within(CITY, id)));
      } else {
        sums.add(new Dimension.Sum(CITY, ids));
      }
    }
    sums.addAll(nested(used, nesting));
    return new Dimension(members, sums, within);
  }

  /** What areas of these layers add up to areas of others. */
  static List<Dimension.Sum> nested(List<LayerShapes> used, Nesting nesting) {
    List<Dimension.Sum> sums = new ArrayList<>();
    for (LayerShapes outer : used) {
      for (LayerShapes inner : used) {
        if (nesting.holds(inner, outer)) {
          sums.addAll(partsOf(outer, inner, nesting));
        }
      }
    }
    return sums;
  }

  private static List<Dimension.Sum> partsOf(
      LayerShapes outer, LayerShapes inner, Nesting nesting) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (int i = 0; i < inner.areas().size(); i++) {
      int around = nesting.around(inner, i);
      String whole = around < 0 ? outer.unknown() : outer.areas().get(around).id();
      parts.computeIfAbsent(whole, id -> new ArrayList<>()).add(inner.areas().get(i).id());
    }
    parts.computeIfAbsent(outer.unknown(), id -> new ArrayList<>()).add(inner.unknown());
    List<Dimension.Sum> sums = new ArrayList<>();
    parts.forEach((whole, ids) -> sums.add(new Dimension.Sum(whole, ids)));
    return sums;
  }

  /** The members of a level. */
  static List<String> at(String level, List<LayerShapes> used) {
    if (level.equals(CITY)) {
      return List.of(CITY);
    }
    List<String> ids = new ArrayList<>();
    for (LayerShapes layer : used) {
      if (layer.layer().id().equals(level)) {
        layer.areas().forEach(area -> ids.add(area.id()));
        ids.add(layer.unknown());
      }
    }
    return ids;
  }
}
