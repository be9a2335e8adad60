package org.porchlight.records.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lake says of one file it received, without any value from a record.
 *
 * @param id four digits counting up within the source, a hyphen, eight digits of the file's hash
 * @param source whose file it is
 * @param file its name as received
 * @param sha256 of its bytes as received
 * @param bytes its size
 * @param reading SHA-256 of the source's settings it was read by; other settings make a new batch
 * @param importedAt when
 * @param rows read, the header not counted
 * @param rejected of these, kept aside with a reason
 * @param from the first day of its records; null when they have no date
 * @param to the last day
 * @param withoutPlace rows counted that have no usable coordinates
 * @param fields the columns of its Parquet file, in order
 * @param issues how many of which kind in which column
 * @param unmapped standard field to local code to how many: only of code lists, and only codes that
 *     came three times or more, 50 at most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Batch(
    String id,
    String source,
    String file,
    String sha256,
    long bytes,
    String reading,
    Instant importedAt,
    long rows,
    long rejected,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    long withoutPlace,
    List<String> fields,
    List<IssueCount> issues,
    SortedMap<String, SortedMap<String, Long>> unmapped) {

  /**
   * One kind of issue in one column.
   *
   * @param rule as {@code unreadable-date}
   * @param column empty when it is the row as a whole
   */
  public record IssueCount(String rule, String column, long count) {}

  public Batch {
    fields = List.copyOf(fields);
    issues = List.copyOf(issues);
    SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, Long>> entry : unmapped.entrySet()) {
      copy.put(
          entry.getKey(),
          java.util.Collections.unmodifiableSortedMap(new TreeMap<>(entry.getValue())));
    }
    unmapped = java.util.Collections.unmodifiableSortedMap(copy);
  }

  /** Rows that count. */
  public long accepted() {
    return rows - rejected;
  }
}
