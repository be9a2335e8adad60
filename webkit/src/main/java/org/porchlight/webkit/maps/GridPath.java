package org.porchlight.webkit.maps;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes polygons as SVG path data in whole tenths of a unit, relative steps, nothing needless. */
final class GridPath {
  private final StringBuilder d = new StringBuilder();
  private long x;
  private long y;

  private GridPath() {}

  static String of(Geometry area) {
    GridPath path = new GridPath();
    for (int i = 0; i < area.getNumGeometries(); i++) {
      if (area.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        path.ring(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          path.ring(polygon.getInteriorRingN(hole));
        }
      }
    }
    return path.d.toString();
  }

  private void ring(LinearRing ring) {
    Coordinate[] corners = ring.getCoordinates();
    long startX = Math.round(corners[0].x);
    long startY = Math.round(corners[0].y);
    d.append('M').append(startX);
    number(startY);
    x = startX;
    y = startY;
    boolean first = true;
    for (int i = 1; i < corners.length - 1; i++) {
      long toX = Math.round(corners[i].x);
      long toY = Math.round(corners[i].y);
      if (toX == x && toY == y) {
        continue;
      }
      if (first) {
        d.append('l').append(toX - x);
      } else {
        number(toX - x);
      }
      number(toY - y);
      first = false;
      x = toX;
      y = toY;
    }
    d.append('z');
    x = startX;
    y = startY;
  }

  private void number(long step) {
    if (step >= 0) {
      d.append(' ');
    }
    d.append(step);
  }
}
