package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * A raster over a layer. In a cell that no border touches, every point lies in the same areas, and
 * so it does in all such cells that lie side by side: the answer for one point serves them all.
 * Only points in the other cells, a few in a hundred, are looked up exactly. A cell is marked as
 * touched rather once too often than once too seldom.
 *
 * <p>Two megabytes for each layer. May be used by several threads: stretches of cells are filled in
 * on first use, and two threads would fill in the same.
 */
final class AreaGrid {
  private static final int SIDE = 1024;

  /** Not asked yet. */
  private static final short UNSET = 0;

  /** A border runs through. */
  private static final short TOUCHED = -1;

  /** Looks a point up without the raster. */
  @FunctionalInterface
  interface Exactly {
    List<Integer> at(double x, double y);
  }

  private final double west;
  private final double south;
  private final double width;
  private final double height;
  private final short[] cells = new short[SIDE * SIDE];

  /** Every set of areas met so far; replaced as a whole, so that readers need no lock. */
  private volatile List<List<Integer>> answers = List.of();

  AreaGrid(List<AreaShape> areas) {
    Envelope box = new Envelope();
    areas.forEach(area -> box.expandToInclude(area.geometry().getEnvelopeInternal()));
    // Wider by a hair, so that no point of a border lies beyond the last cell.
    double hair = 1e-9 + 1e-6 * Math.max(box.getWidth(), box.getHeight());
    west = box.getMinX() - hair;
    south = box.getMinY() - hair;
    width = (box.getWidth() + 2 * hair) / SIDE;
    height = (box.getHeight() + 2 * hair) / SIDE;
    for (AreaShape area : areas) {
      mark(area.geometry());
    }
  }

  private void mark(Geometry shape) {
    for (Object line : LinearComponentExtracter.getLines(shape)) {
      Coordinate[] points = ((LineString) line).getCoordinates();
      for (int i = 1; i < points.length; i++) {
        mark(points[i - 1], points[i]);
      }
    }
  }

  private void mark(Coordinate a, Coordinate b) {
    Coordinate left = a.x <= b.x ? a : b;
    Coordinate right = a.x <= b.x ? b : a;
    double hair = 1e-6;
    double fromX = (left.x - west) / width;
    double toX = (right.x - west) / width;
    double fromY = (left.y - south) / height;
    double toY = (right.y - south) / height;
    int firstColumn = inside((int) Math.floor(fromX - hair));
    int lastColumn = inside((int) Math.floor(toX + hair));
    double slope = toX == fromX ? 0 : (toY - fromY) / (toX - fromX);
    for (int column = firstColumn; column <= lastColumn; column++) {
      double y1 = fromY;
      double y2 = toY;
      // An upright line between two columns runs through both from end to end.
      if (lastColumn > firstColumn && toX - fromX > 2 * hair) {
        y1 = fromY + slope * (Math.min(Math.max(column - hair, fromX), toX) - fromX);
        y2 = fromY + slope * (Math.min(Math.max(column + 1 + hair, fromX), toX) - fromX);
      }
      int firstRow = inside((int) Math.floor(Math.min(y1, y2) - hair));
      int lastRow = inside((int) Math.floor(Math.max(y1, y2) + hair));
      for (int row = firstRow; row <= lastRow; row++) {
        cells[row * SIDE + column] = TOUCHED;
      }
    }
  }

  private static int inside(int cell) {
    return Math.min(Math.max(cell, 0), SIDE - 1);
  }

  /**
   * The areas of a point, where its cell knows them; null where a border runs through the cell.
   *
   * @param exactly looks a point up, for the first one of a stretch of cells
   */
  @Nullable List<Integer> at(double x, double y, Exactly exactly) {
    double column = Math.floor((x - west) / width);
    double row = Math.floor((y - south) / height);
    if (!(column >= 0 && column < SIDE && row >= 0 && row < SIDE)) {
      return List.of();
    }
    int cell = ((int) row) * SIDE + (int) column;
    int known = cells[cell];
    if (known == TOUCHED) {
      return null;
    }
    if (known == UNSET) {
      List<Integer> areas = exactly.at(x, y);
      known = fill(cell, areas);
      if (known == UNSET) {
        return areas;
      }
    }
    return answers.get(known - 1);
  }

  /** Gives one answer to a cell and all around it up to the borders, while answers have numbers. */
  private synchronized short fill(int cell, List<Integer> areas) {
    short answer = (short) (answers.indexOf(areas) + 1);
    if (answer == 0 && answers.size() == Short.MAX_VALUE) {
      return UNSET;
    }
    if (answer == 0) {
      List<List<Integer>> more = new ArrayList<>(answers);
      more.add(List.copyOf(areas));
      // Before any cell names it.
      answers = List.copyOf(more);
      answer = (short) more.size();
    }
    int[] open = new int[1 << 10];
    int count = 0;
    open[count++] = cell;
    cells[cell] = answer;
    while (count > 0) {
      int at = open[--count];
      int column = at % SIDE;
      int row = at / SIDE;
      if (count + 4 > open.length) {
        open = Arrays.copyOf(open, open.length * 2);
      }
      count = spread(column > 0, at - 1, answer, open, count);
      count = spread(column < SIDE - 1, at + 1, answer, open, count);
      count = spread(row > 0, at - SIDE, answer, open, count);
      count = spread(row < SIDE - 1, at + SIDE, answer, open, count);
    }
    return answer;
  }

  private int spread(boolean inside, int cell, short answer, int[] open, int count) {
    if (!inside || cells[cell] != UNSET) {
      return count;
    }
    cells[cell] = answer;
    open[count] = cell;
    return count + 1;
  }
}
