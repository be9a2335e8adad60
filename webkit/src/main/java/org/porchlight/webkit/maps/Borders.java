package org.porchlight.webkit.maps;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Makes neighbors' borders meet corner to corner. Layers drawn by hand often have a corner of one
 * area in the middle of its neighbor's side; the side gets that corner too, or simplifying would
 * tear the two apart.
 */
final class Borders {
  /** A corner this near to a side lies on it; the grid's own rounding is 0.7 at most. */
  private static final double NEAR = 1.0;

  private final STRtree corners = new STRtree();

  /** Takes the corners of all rings of a layer, on the grid. */
  Borders(List<List<Coordinate>> rings) {
    Set<Coordinate> distinct = new LinkedHashSet<>();
    rings.forEach(distinct::addAll);
    distinct.forEach(corner -> corners.insert(new Envelope(corner), corner));
    corners.build();
  }

  /** The ring with its neighbors' corners put in, closed; empty when nothing of it is left. */
  List<Coordinate> noded(List<Coordinate> ring) {
    List<Coordinate> closed = new ArrayList<>();
    for (int i = 0; i + 1 < ring.size(); i++) {
      closed.add(ring.get(i));
      closed.addAll(between(ring.get(i), ring.get(i + 1)));
    }
    return closed(closed);
  }

  private List<Coordinate> between(Coordinate from, Coordinate to) {
    double length = from.distance(to);
    if (length == 0) {
      return List.of();
    }
    Envelope around = new Envelope(from, to);
    around.expandBy(NEAR);
    List<Coordinate> found = new ArrayList<>();
    for (Object item : corners.query(around)) {
      Coordinate corner = (Coordinate) item;
      double along = along(from, to, corner) / length;
      double aside =
          Math.abs((to.x - from.x) * (corner.y - from.y) - (to.y - from.y) * (corner.x - from.x))
              / length;
      if (aside <= NEAR && along > NEAR && along < length - NEAR) {
        found.add(corner);
      }
    }
    found.sort(
        (one, other) -> {
          int byWay = Double.compare(along(from, to, one), along(from, to, other));
          return byWay != 0 ? byWay : one.compareTo(other);
        });
    return found;
  }

  private static double along(Coordinate from, Coordinate to, Coordinate corner) {
    return (corner.x - from.x) * (to.x - from.x) + (corner.y - from.y) * (to.y - from.y);
  }

  /** Without repeated corners and without spikes that go out and straight back. */
  private static List<Coordinate> closed(List<Coordinate> corners) {
    List<Coordinate> kept = new ArrayList<>();
    for (Coordinate corner : corners) {
      if (!kept.isEmpty() && kept.getLast().equals2D(corner)) {
        continue;
      }
      if (kept.size() > 1 && kept.get(kept.size() - 2).equals2D(corner)) {
        kept.removeLast();
        continue;
      }
      kept.add(corner);
    }
    while (kept.size() > 2
        && (kept.getFirst().equals2D(kept.getLast())
            || kept.get(1).equals2D(kept.getLast())
            || kept.getFirst().equals2D(kept.get(kept.size() - 2)))) {
      if (kept.getFirst().equals2D(kept.get(kept.size() - 2))) {
        kept.removeLast();
      }
      kept.removeLast();
    }
    if (kept.size() < 3) {
      return List.of();
    }
    kept.add(kept.getFirst());
    return kept;
  }
}
