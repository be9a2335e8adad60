package org.porchlight.study.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record with the number or place.
 *
 * @param source where the record comes from
 * @param agency who sends it
 * @param record its key within the source
 * @param occurred when; null when the record does not say
 */
public record FrequentUse(String source, String agency, String record, @Nullable Instant occurred) {
  @Override
  public String toString() {
    return "a record of %s".formatted(source);
  }
}
