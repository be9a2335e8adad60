package org.porchlight.hub.figures;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Phrase;

/** Counts per 1,000 residents, worked out from published counts and populations alone. */
public final class Rates {
  /** A rate on fewer events than this says more about chance than about the place. */
  private static final long FEWEST_EVENTS = 20;

  private Rates() {}

  /** The rate of a shown count of at least 20; empty when there is none to give. */
  public static Optional<Double> per1000(
      TableReading table, Optional<Cell> cell, @Nullable Long population) {
    if (table.head().measure() != Measure.COUNT || population == null || population <= 0) {
      return Optional.empty();
    }
    return cell.map(Cell::value)
        .filter(value -> value >= FEWEST_EVENTS)
        .map(value -> value * 1000.0 / population);
  }

  /** How many live in an area of a layer, or in the whole city; null when not known. */
  public static @Nullable Long population(Edition edition, String area) {
    return area.equals(TableReading.CITY)
        ? edition.manifest().city().population()
        : edition.area(area).map(Manifest.Area::population).orElse(null);
  }

  /** A rate in words, or the sign for none. */
  public static Phrase words(Edition edition, Optional<Double> rate) {
    return rate.map(value -> Phrase.words(edition.language().decimal(value)))
        .orElseGet(() -> edition.language().say("table.norate"));
  }
}
