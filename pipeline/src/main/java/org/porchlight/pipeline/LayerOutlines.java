package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.GeoJson;
import org.porchlight.records.places.LayerShapes;

/** Draws a layer for the public: as few points as do not show on a city's map. */
final class LayerOutlines {
  /** About 8 meters; doubled until the file is small enough. */
  private static final double FIRST_TOLERANCE = 0.00008;

  private static final int MOST_BYTES = 250_000;
  private static final int MOST_TRIES = 5;

  private LayerOutlines() {}

  static byte[] of(LayerShapes layer, boolean madeUp) {
    double tolerance = FIRST_TOLERANCE;
    byte[] best = draw(layer, tolerance, madeUp);
    for (int i = 1; i < MOST_TRIES && best.length > MOST_BYTES; i++) {
      tolerance *= 2;
      best = draw(layer, tolerance, madeUp);
    }
    return best;
  }

  private static byte[] draw(LayerShapes layer, double tolerance, boolean madeUp) {
    List<Geometry> shapes = layer.areas().stream().map(AreaShape::geometry).toList();
    List<Geometry> drawn = new ArrayList<>();
    if (layer.layer().overlapping()) {
      shapes.forEach(shape -> drawn.add(TopologyPreservingSimplifier.simplify(shape, tolerance)));
    } else {
      // Together, so that a border between two areas stays one line.
      Geometry[] simplified =
          CoverageSimplifier.simplify(shapes.toArray(new Geometry[0]), tolerance);
      drawn.addAll(List.of(simplified));
    }
    List<Geometry> areas = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      Geometry simplified = GeoJson.areasOf(drawn.get(i));
      areas.add(simplified.isEmpty() ? GeoJson.areasOf(shapes.get(i)) : simplified);
    }
    return GeoJson.write(layer.areas(), areas, madeUp);
  }
}
