package org.porchlight.webkit.maps;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * From degrees to the map's grid: whole tenths of a user unit, x to the east, y to the south. Equal
 * scale in both directions at the middle latitude, which is right to a hair for a city.
 */
final class Projection {
  /** Width of a map in tenths of a user unit. */
  static final int WIDTH = 3800;

  /** A long city is drawn narrower, so that it fits on a screen. */
  private static final int TALLEST = 4600;

  private static final int INSET = 40;

  private final Envelope degrees;
  private final double east;
  private final double scale;
  private final int height;

  Projection(Collection<List<GeoJsonAreas.Rings>> areas) {
    degrees = new Envelope();
    areas.forEach(
        polygons ->
            polygons.forEach(
                polygon ->
                    polygon.rings().forEach(ring -> ring.forEach(degrees::expandToInclude))));
    east = Math.cos(Math.toRadians((degrees.getMinY() + degrees.getMaxY()) / 2));
    double across = Math.max(degrees.getWidth() * east, 1e-9);
    double down = Math.max(degrees.getHeight(), 1e-9);
    scale = Math.min((WIDTH - 2 * INSET) / across, (TALLEST - 2 * INSET) / down);
    height = (int) Math.ceil(down * scale / 10) * 10 + 2 * INSET;
  }

  int height() {
    return height;
  }

  Coordinate onGrid(Coordinate degree) {
    double middle = (degrees.getMinX() + degrees.getMaxX()) / 2;
    return new Coordinate(
        Math.rint(WIDTH / 2.0 + (degree.x - middle) * east * scale),
        Math.rint(INSET + (degrees.getMaxY() - degree.y) * scale));
  }
}
