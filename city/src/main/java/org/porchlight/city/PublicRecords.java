package org.porchlight.city;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the law of public records says of a source.
 *
 * @param recordsClass the class its records are of, as {@code 132-1.4}
 * @param statute that class in words
 * @param retention how long a record is kept, from the day that dates it; null: no rule was given
 * @param publicFields standard fields that whoever asks may have
 */
public record PublicRecords(
    String recordsClass, String statute, @Nullable Period retention, List<String> publicFields) {
  public PublicRecords {
    publicFields = List.copyOf(publicFields);
  }

  /** The first day whose records are kept; records of earlier days are due. */
  public Optional<LocalDate> keptFrom(LocalDate today) {
    return Optional.ofNullable(retention).map(today::minus);
  }
}
