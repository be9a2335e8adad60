package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RunReport} should know beyond the run. Immutable.
 *
 * @param sourceOfRow the list each record comes from; empty for the column with the role source
 * @param truth who each record really is, null where it is not known; empty where nobody knows
 * @param nameOfRow what a reader calls the record of a row; empty for its record id
 */
public record ReportRequest(
    List<String> sourceOfRow,
    List<@Nullable String> truth,
    Optional<IntFunction<String>> nameOfRow) {

  /** Keeps the lists from being changed. */
  public ReportRequest {
    sourceOfRow = List.copyOf(sourceOfRow);
    truth = Collections.unmodifiableList(new ArrayList<>(truth));
  }

  /** Nothing more than the run knows itself. */
  public static ReportRequest plain() {
    return new ReportRequest(List.of(), List.of(), Optional.empty());
  }

  /** With the list each record comes from, in the order of the records. */
  public ReportRequest withSources(List<String> sourceOfRow) {
    return new ReportRequest(sourceOfRow, truth, nameOfRow);
  }

  /** With the truth, in the order of the records. */
  public ReportRequest withTruth(List<? extends @Nullable String> truth) {
    return new ReportRequest(sourceOfRow, new ArrayList<>(truth), nameOfRow);
  }

  /** With what a reader calls each record. */
  public ReportRequest withNames(IntFunction<String> nameOfRow) {
    return new ReportRequest(sourceOfRow, truth, Optional.of(nameOfRow));
  }
}
