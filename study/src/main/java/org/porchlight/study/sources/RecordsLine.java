package org.porchlight.study.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the law of public records says of a source.
 *
 * @param recordsClass as {@code 132-1.4}
 * @param statute that class in words
 * @param retention how long a record is kept, as P3Y, P18M or P90D; null when no rule was given
 * @param publicFields standard fields that whoever asks may have
 */
public record RecordsLine(
    String recordsClass, String statute, @Nullable String retention, List<String> publicFields) {
  public RecordsLine {
    publicFields = List.copyOf(publicFields);
  }
}
