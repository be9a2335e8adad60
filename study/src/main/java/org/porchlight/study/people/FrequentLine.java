package org.porchlight.study.people;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number or place with very many records, as far as the reader may see. It is not a person and
 * links nobody by itself.
 *
 * @param id the handle
 * @param kind number or place
 * @param value the number or address
 * @param records in the window
 * @param byAgency records in the window, by agency in sight
 * @param last day of the last use in sight, in the city's time zone; null when no record says
 * @param attachments how many persons in sight it is attached to
 */
public record FrequentLine(
    String id,
    FrequentKind kind,
    String value,
    int records,
    Map<String, Integer> byAgency,
    @Nullable LocalDate last,
    int attachments) {
  public FrequentLine {
    byAgency = Map.copyOf(byAgency);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(kind.label(), id);
  }
}
