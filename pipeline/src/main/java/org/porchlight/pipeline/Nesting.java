package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.places.LayerShapes;

/**
 * Which area of a coarser layer each area of a nested one lies in. A layer in which a source's
 * records name their area themselves is not nested for that source: record and map may differ.
 */
final class Nesting {
  private final Map<String, int[]> aroundByLayer = new HashMap<>();
  private final Map<String, List<LayerShapes>> insideByLayer = new HashMap<>();
  private final List<LayerShapes> outermost = new ArrayList<>();
  private final Map<String, LayerShapes> layers;
  private final Set<String> named;

  Nesting(Map<String, LayerShapes> layers, Set<String> named) {
    this.layers = layers;
    this.named = Set.copyOf(named);
    for (LayerShapes inner : layers.values()) {
      LayerShapes outer = outerOf(inner);
      if (outer == null && !inner.layer().overlapping()) {
        outermost.add(inner);
      }
      if (outer != null) {
        insideByLayer.computeIfAbsent(outer.layer().id(), id -> new ArrayList<>()).add(inner);
        int[] around =
            inner.areas().stream()
                .mapToInt(area -> outer.mostlyHolding(area.geometry()).orElse(-1))
                .toArray();
        requireNothingLeftOver(inner, outer, around);
        aroundByLayer.put(inner.layer().id(), around);
      }
    }
  }

  private static void requireNothingLeftOver(LayerShapes inner, LayerShapes outer, int[] around) {
    for (int i = 0; i < outer.areas().size(); i++) {
      int area = i;
      if (java.util.Arrays.stream(around).noneMatch(holder -> holder == area)) {
        throw new ProblemsException(
            "areas/%s.yaml".formatted(inner.layer().id()),
            "nested-in says that %s fill %s, but none lies in %s. Take nested-in out, or mend the files."
                .formatted(inner.layer().id(), outer.layer().id(), outer.areas().get(i).id()),
            "PL-PUBLISH-003");
      }
    }
  }

  private @Nullable LayerShapes outerOf(LayerShapes inner) {
    String outer = inner.layer().nestedIn();
    if (outer == null || inner.layer().overlapping() || named.contains(inner.layer().id())) {
      return null;
    }
    LayerShapes shapes = layers.get(outer);
    return shapes == null || shapes.layer().overlapping() || named.contains(outer) ? null : shapes;
  }

  /** Whether each record in an area of {@code inner} lies in the area around it, and vice versa. */
  boolean holds(LayerShapes inner, LayerShapes outer) {
    LayerShapes around = outerOf(inner);
    return around != null && around.layer().id().equals(outer.layer().id());
  }

  /** The number of the area around one of a nested layer; -1 when it lies in none. */
  int around(LayerShapes inner, int area) {
    int[] around = aroundByLayer.get(inner.layer().id());
    return around == null || area < 0 ? -1 : around[area];
  }

  /** The layers nested directly in this one, in the city's order. */
  private List<LayerShapes> inside(LayerShapes outer) {
    return insideByLayer.getOrDefault(outer.layer().id(), List.of());
  }

  /**
   * Where a point lies in every layer that does not overlap: layer to area number, -1 for none.
   * What one layer says never contradicts another it is nested with.
   */
  Map<String, Integer> locate(double longitude, double latitude) {
    Map<String, Integer> found = new LinkedHashMap<>();
    for (LayerShapes layer : outermost) {
      place(layer, longitude, latitude, found);
    }
    return found;
  }

  /** Places a layer that is in no other, and all that is in it. */
  private void place(
      LayerShapes outer, double longitude, double latitude, Map<String, Integer> found) {
    List<LayerShapes> inside = inside(outer);
    if (inside.isEmpty()) {
      found.put(outer.layer().id(), outer.firstAt(longitude, latitude));
      return;
    }
    // The first nested layer decides; borders drawn twice may differ by a hair.
    LayerShapes first = inside.getFirst();
    place(first, longitude, latitude, found);
    int area = around(first, found.getOrDefault(first.layer().id(), -1));
    found.put(outer.layer().id(), area);
    for (LayerShapes other : inside.subList(1, inside.size())) {
      place(other, longitude, latitude, found);
      int own = found.getOrDefault(other.layer().id(), -1);
      if (around(other, own) != area || (area < 0) != (own < 0)) {
        found.put(other.layer().id(), nearest(other, area, longitude, latitude));
      }
    }
  }

  /** The area nearest to the point among those inside {@code around}; -1 when there is none. */
  private int nearest(LayerShapes inner, int around, double longitude, double latitude) {
    if (around < 0) {
      return -1;
    }
    Point point = new GeometryFactory().createPoint(new Coordinate(longitude, latitude));
    int nearest = -1;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < inner.areas().size(); i++) {
      if (around(inner, i) == around) {
        double distance = inner.areas().get(i).geometry().distance(point);
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
    }
    return nearest;
  }
}
