package org.porchlight.hub.figures;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Measure;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * Counts of one table and period per so many residents, worked out from published counts and
 * populations alone.
 *
 * @param denominator 1,000, or 10,000 for what happens seldom
 */
public record Rates(Edition edition, TableReading table, Timespan span, long denominator) {
  /** A rate on fewer events than this says more about chance than about the place. */
  private static final long FEWEST_EVENTS = 20;

  /** Below this many per 1,000 the difference between places hides behind the decimal point. */
  private static final double SELDOM = 5;

  /** The rates of a kind; the city's own rate of it chooses the denominator. */
  public static Rates of(Edition edition, TableReading table, Timespan span, String type) {
    Rates perThousand = new Rates(edition, table, span, 1000);
    boolean seldom =
        perThousand.of(TableReading.CITY, type).filter(rate -> rate < SELDOM).isPresent();
    return seldom ? new Rates(edition, table, span, 10_000) : perThousand;
  }

  /** The rate of a shown count of at least 20; empty when there is none to give. */
  public Optional<Double> of(String area, String type) {
    Long people = population(area);
    if (table.head().measure() != Measure.COUNT || people == null || people <= 0) {
      return Optional.empty();
    }
    return table
        .find(area, span, type)
        .map(Cell::value)
        .filter(value -> value >= FEWEST_EVENTS)
        .map(value -> (double) value * denominator / people);
  }

  /** The rate in words, or the sign for none. */
  public Phrase words(String area, String type) {
    return of(area, type)
        .map(rate -> Phrase.words(edition.language().decimal(rate)))
        .orElseGet(() -> edition.language().say("table.norate"));
  }

  /** The named denominator: "per 1,000 residents" with something before or after. */
  public Phrase say(String key) {
    return edition
        .language()
        .say(key, Map.of("n", Phrase.words(edition.language().number(denominator))));
  }

  /** How many live in an area of a layer, or in the whole city; null when not known. */
  public @Nullable Long population(String area) {
    return area.equals(TableReading.CITY)
        ? edition.manifest().city().population()
        : edition.area(area).map(Manifest.Area::population).orElse(null);
  }
}
