package org.porchlight.study.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law of public records says of a source.
 *
 * @param recordsClass as {@code 132-1.4}
 * @param statute that class in words
 * @param years how long a record is kept: whole years
 * @param months and months
 * @param days and days; all null when no rule was given
 * @param publicFields standard fields that whoever asks may have
 */
public record RecordsLine(
    String recordsClass,
    String statute,
    @Nullable Integer years,
    @Nullable Integer months,
    @Nullable Integer days,
    List<String> publicFields) {
  public RecordsLine {
    publicFields = List.copyOf(publicFields);
  }
}
