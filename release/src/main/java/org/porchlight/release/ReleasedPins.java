package org.porchlight.release;

import java.time.LocalDate;
import java.util.List;

/**
 * Records of one table that are shown one by one. Only the disclosure compiler makes them from true
 * records ({@link #compiled}); everyone else reads them back from a release.
 */
public final class ReleasedPins {
  private final String table;
  private final Terms terms;
  private final List<Pin> pins;

  ReleasedPins(String table, Terms terms, List<Pin> pins) {
    this.table = table;
    this.terms = terms;
    this.pins = pins.stream().sorted().toList();
  }

  /**
   * By what terms records are shown.
   *
   * @param types which types are
   * @param from first day
   * @param to last day; nothing younger is shown
   * @param finalTo last day of the months that are published and no longer change
   * @param holdDays how old a record must be
   * @param notShown records of these types and days that no spot stands for
   */
  public record Terms(
      List<String> types,
      LocalDate from,
      LocalDate to,
      LocalDate finalTo,
      int holdDays,
      long notShown) {
    public Terms {
      types = List.copyOf(types);
    }
  }

  /**
   * Records that passed the disclosure compiler. No other caller may use this (an architecture test
   * holds everyone to it).
   */
  public static ReleasedPins compiled(String table, Terms terms, List<Pin> pins) {
    return new ReleasedPins(table, terms, pins);
  }

  /** The table whose records these are. */
  public String table() {
    return table;
  }

  public Terms terms() {
    return terms;
  }

  /** All of them, by day, spot and type. Two alike are two records. */
  public List<Pin> pins() {
    return pins;
  }

  @Override
  public String toString() {
    return "%d pins of table %s".formatted(pins.size(), table);
  }
}
