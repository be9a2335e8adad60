package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.CellSystem.Place;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/**
 * The records behind one shown percent, duration or mean, as the puzzle of counts knows them.
 *
 * @param key the number's cell
 * @param all where the count of all its records stands
 * @param low the least there can be of them by what stands beside the number
 * @param high the most
 * @param share what it says of the records inside it; null when it is no percent
 * @param guarded whether its type is guarded or sensitive
 * @param frozen whether it was published before
 */
record RecordsBehind(
    CellKey key,
    Place all,
    long low,
    long high,
    @Nullable Share share,
    boolean guarded,
    boolean frozen) {
  /**
   * Numbers that are no counts, for a puzzle of counts.
   *
   * @param heads their tables
   */
  record Numbers(List<TableHead> heads, List<RecordsBehind> shown) {
    static final Numbers NONE = new Numbers(List.of(), List.of());

    Numbers {
      heads = List.copyOf(heads);
      shown = List.copyOf(shown);
    }
  }

  /** A percent is between half-percents: 14 in steps of one is 27 to 29 of 200. */
  private static final int HALVES = 200;

  /**
   * What a percent says.
   *
   * @param inside where the count of the records inside it stands
   * @param outside where that of the others stands
   * @param atLeast how many of both there are at least
   * @param least so many of 200 are inside at least
   * @param most and at most
   */
  record Share(Place inside, Place outside, long atLeast, int least, int most) {}

  /** The records inside and outside; none for what is no percent. */
  List<Place> sides() {
    Share of = share;
    return of == null ? List.of() : List.of(of.inside(), of.outside());
  }

  List<Place> places() {
    List<Place> places = new ArrayList<>(List.of(all));
    places.addAll(sides());
    return places;
  }

  List<CellSystem.Ratio> ratios() {
    Share of = share;
    List<CellSystem.Ratio> ratios = new ArrayList<>();
    if (of != null) {
      atLeast(ratios, of.inside(), of.least());
      atLeast(ratios, of.outside(), HALVES - of.most());
      ratios.add(new CellSystem.Ratio(all, of.most(), of.inside(), HALVES));
      ratios.add(new CellSystem.Ratio(all, HALVES - of.least(), of.outside(), HALVES));
    }
    return ratios;
  }

  private void atLeast(List<CellSystem.Ratio> ratios, Place side, int share) {
    if (share > 0) {
      ratios.add(new CellSystem.Ratio(side, HALVES, all, share));
    }
  }
}
