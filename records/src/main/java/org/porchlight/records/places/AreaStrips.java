package org.porchlight.records.places;

import java.util.Arrays;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * An area cut into level strips, each of which knows the pieces of border that touch it. Where a
 * point lies is told by the pieces of its own strip alone, a handful however long the border is,
 * and exactly as by all of them: a piece that does not reach the point's latitude crosses no level
 * ray from it. May be used by several threads.
 */
final class AreaStrips {
  private static final int MOST_STRIPS = 1024;
  private static final int PIECES_PER_STRIP = 2;

  /** Numbers of one piece of border: from x, from y, to x, to y. */
  private static final int WIDTH = 4;

  private final Envelope box;
  private final double strip;

  /** By strip, counted from the south; the pieces one after another. */
  private final double[][] pieces;

  /** Cuts up an area: a polygon or several, valid or not, of any number of rings. */
  AreaStrips(Geometry area) {
    box = area.getEnvelopeInternal();
    int strips = Math.clamp(area.getNumPoints() / PIECES_PER_STRIP, 1, MOST_STRIPS);
    strip = box.getHeight() / strips;
    pieces = new double[strips][0];
    int[] used = new int[strips];
    for (Object line : LinearComponentExtracter.getLines(area)) {
      Coordinate[] points = ((LineString) line).getCoordinates();
      for (int i = 1; i < points.length; i++) {
        add(points[i - 1], points[i], used);
      }
    }
    for (int i = 0; i < strips; i++) {
      pieces[i] = Arrays.copyOf(pieces[i], used[i]);
    }
  }

  private void add(Coordinate from, Coordinate to, int[] used) {
    int last = at(Math.max(from.y, to.y));
    for (int i = at(Math.min(from.y, to.y)); i <= last; i++) {
      if (used[i] == pieces[i].length) {
        pieces[i] = Arrays.copyOf(pieces[i], Math.max(2 * WIDTH, 2 * used[i]));
      }
      pieces[i][used[i]] = from.x;
      pieces[i][used[i] + 1] = from.y;
      pieces[i][used[i] + 2] = to.x;
      pieces[i][used[i] + 3] = to.y;
      used[i] += WIDTH;
    }
  }

  /** The strip of a latitude within the box; never lower for a higher latitude, as rounding is. */
  private int at(double y) {
    return strip > 0 ? Math.min((int) ((y - box.getMinY()) / strip), pieces.length - 1) : 0;
  }

  /** {@link Location#INTERIOR}, {@link Location#BOUNDARY} or {@link Location#EXTERIOR}. */
  int locate(double x, double y) {
    if (!box.contains(x, y)) {
      return Location.EXTERIOR;
    }
    RayCrossingCounter counter = new RayCrossingCounter(new Coordinate(x, y));
    Coordinate from = new Coordinate();
    Coordinate to = new Coordinate();
    double[] near = pieces[at(y)];
    for (int i = 0; i < near.length; i += WIDTH) {
      double y1 = near[i + 1];
      double y2 = near[i + 3];
      if ((y1 < y && y2 < y) || (y1 > y && y2 > y)) {
        continue;
      }
      from.x = near[i];
      from.y = y1;
      to.x = near[i + 2];
      to.y = y2;
      counter.countSegment(from, to);
      if (counter.isOnSegment()) {
        return Location.BOUNDARY;
      }
    }
    return counter.getLocation();
  }
}
