package org.porchlight.records.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the lake says of one delivery, without any value from a record.
 *
 * @param id four digits counting up within the source, a hyphen, eight digits of the file's hash
 * @param source whose file it is
 * @param file its name as received
 * @param sha256 of its bytes as received
 * @param bytes its size
 * @param reading SHA-256 of the source's settings it was read by; other settings make a new batch
 * @param received the batches that hold the files its rows were read from: itself, or, when other
 *     settings read them again, earlier ones
 * @param keyedBy what names a record: the key columns, or {@code content}
 * @param importedAt when
 * @param rows read, the header not counted
 * @param rejected of these, kept aside with a reason
 * @param fresh records never seen before, or gone and here again
 * @param changed records that say something else than before; the earlier batch has what they said
 * @param same records that say the same as before
 * @param gone records that counted until now and that the delivery took away
 * @param standing records that count after it, those of earlier deliveries included
 * @param from the first day of the records that count after it; null when they have no date
 * @param to the last day
 * @param gaps stretches between these days without records that can hardly be chance
 * @param withoutPlace rows counted that have no usable coordinates; 0 where the source has none
 * @param placeUnknown layer to rows counted that lie in none of its areas
 * @param fields the columns of its Parquet file, in order
 * @param issues how many of which kind in which column
 * @param unmapped standard field to local code to how many: only of code lists, and only codes that
 *     came three times or more, 50 at most
 * @param seldom standard field to rows with unmapped codes that came too seldom to be named
 * @param mapped codes that the code table knows and that came three times or more
 * @param held why it counts nowhere until somebody accepts it; empty when it counts
 * @param erased what was taken out of its files since it came, earliest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Batch(
    String id,
    String source,
    String file,
    String sha256,
    long bytes,
    String reading,
    List<String> received,
    String keyedBy,
    Instant importedAt,
    long rows,
    long rejected,
    long fresh,
    long changed,
    long same,
    long gone,
    long standing,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    List<Standing.Gap> gaps,
    long withoutPlace,
    SortedMap<String, Long> placeUnknown,
    List<String> fields,
    List<IssueCount> issues,
    SortedMap<String, SortedMap<String, Long>> unmapped,
    SortedMap<String, Long> seldom,
    List<CodeCount> mapped,
    List<Held> held,
    List<Erased> erased) {

  /** {@link #keyedBy} of records that no column names. */
  public static final String CONTENT = "content";

  /** Why a delivery is held back. */
  public enum Held {
    /** More rows were rejected than the source's limit allows. */
    MANY_REJECTED,
    /** It has far fewer rows than the delivery before. */
    FEW_ROWS,
    /** Its records are known, but under other keys. */
    RENUMBERED
  }

  /**
   * One kind of issue in one column.
   *
   * @param rule as {@code unreadable-date}
   * @param column empty when it is the row as a whole
   * @param consequence {@code row-rejected}, {@code value-left-out} or {@code noted}
   * @param message one sentence: what is wrong and what the source must change
   */
  public record IssueCount(
      String rule, String column, long count, String consequence, String message) {}

  /**
   * One code of a code list that stands for a standard type.
   *
   * @param code as the file writes it
   * @param type what the source's settings make of it
   */
  public record CodeCount(String field, String code, String type, long count) {}

  /**
   * Rows that were taken out of a batch's files.
   *
   * @param erasure its number within the source
   * @param rows good rows of the delivery
   * @param rejected rows that had been kept aside
   * @param carried records of earlier deliveries that it carried
   */
  public record Erased(int erasure, Instant at, long rows, long rejected, long carried) {}

  /**
   * The same batch after rows were taken out of its files.
   *
   * @param standsFewer records that counted and count no longer
   * @param first the first day of those that are left; null when they have no date
   */
  public Batch without(
      Erased less, long standsFewer, @Nullable LocalDate first, @Nullable LocalDate last) {
    List<Erased> all = new ArrayList<>(erased);
    all.add(less);
    return new Batch(
        id,
        source,
        file,
        sha256,
        bytes,
        reading,
        received,
        keyedBy,
        importedAt,
        Math.max(0, rows - less.rows() - less.rejected()),
        Math.max(0, rejected - less.rejected()),
        fresh,
        changed,
        same,
        gone,
        Math.max(0, standing - standsFewer),
        first,
        last,
        gaps,
        withoutPlace,
        placeUnknown,
        fields,
        issues,
        unmapped,
        seldom,
        mapped,
        held,
        all);
  }

  @SuppressWarnings("NullAway") // Batches that were written before have no list.
  public Batch {
    erased = erased == null ? List.of() : List.copyOf(erased);
    fields = List.copyOf(fields);
    issues = List.copyOf(issues);
    received = List.copyOf(received);
    held = List.copyOf(held);
    gaps = List.copyOf(gaps);
    placeUnknown = Collections.unmodifiableSortedMap(new TreeMap<>(placeUnknown));
    unmapped = copy(unmapped);
    seldom = Collections.unmodifiableSortedMap(new TreeMap<>(seldom));
    mapped = List.copyOf(mapped);
  }

  private static SortedMap<String, SortedMap<String, Long>> copy(
      SortedMap<String, SortedMap<String, Long>> codes) {
    SortedMap<String, SortedMap<String, Long>> copy = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, Long>> entry : codes.entrySet()) {
      copy.put(entry.getKey(), Collections.unmodifiableSortedMap(new TreeMap<>(entry.getValue())));
    }
    return Collections.unmodifiableSortedMap(copy);
  }

  /** Counts up within the source, from 1. */
  int number() {
    return Integer.parseInt(id.substring(0, id.indexOf('-')));
  }

  /** Whether it came after another of its source. */
  public boolean isAfter(Batch other) {
    return number() > other.number();
  }

  /** Good rows of the delivery. */
  public long accepted() {
    return rows - rejected;
  }
}
