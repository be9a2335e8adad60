package org.porchlight.records.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.porchlight.records.lake.Batch;

/** The issues of one file: every one counted, the first of each kind and column kept. */
public final class IssueLog {
  /** More rows than this teach the owner of a source nothing new. */
  static final int KEPT_PER_KIND = 1000;

  /** One kind of issue in one column. */
  static final class Tally {
    private final IntakeIssue sample;
    private final List<IntakeIssue> first = new ArrayList<>();
    private long count;

    private Tally(IntakeIssue sample) {
      this.sample = sample;
    }

    long count() {
      return count;
    }

    String rule() {
      return sample.rule();
    }

    String column() {
      return sample.column();
    }

    IntakeIssue.Consequence consequence() {
      return sample.consequence();
    }

    String message() {
      return sample.message();
    }

    /** The message of the kind as a whole: what differs from row to row is left out. */
    String general() {
      return switch (rule()) {
        case "duplicate-key" ->
            "Column '%s' names the same record as an earlier row, and the row says something else; the first one counts. If one record has several rows, add the column that tells them apart to the key."
                .formatted(column());
        case "repeated-row" -> "The row says the same as an earlier one; it counts once.";
        case "wrong-column-count" ->
            "The row has more or fewer columns than the header; a comma or quote may be missing or extra.";
        default -> message();
      };
    }

    List<IntakeIssue> first() {
      return first;
    }
  }

  private record Kind(Class<?> type, String column) {}

  private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

  /** Notes that a row was left out because its record was erased earlier. */
  public void erased(String file, long row) {
    add(new IntakeIssue.Erased(new RowRef(file, row)));
  }

  void add(IntakeIssue issue) {
    Tally tally =
        tallies.computeIfAbsent(
            new Kind(issue.getClass(), issue.column()), kind -> new Tally(issue));
    tally.count++;
    if (tally.first.size() < KEPT_PER_KIND) {
      tally.first.add(issue);
    }
  }

  /** Rejecting kinds first, then by how many. */
  public List<Tally> worstFirst() {
    return tallies.values().stream()
        .sorted(
            Comparator.comparing(Tally::consequence)
                .thenComparing(Comparator.comparingLong(Tally::count).reversed())
                .thenComparing(Tally::rule)
                .thenComparing(Tally::column))
        .toList();
  }

  /** {@code rule column} to count, for the batch's own description. */
  public List<Batch.IssueCount> counts() {
    return worstFirst().stream()
        .map(
            tally ->
                new Batch.IssueCount(
                    tally.rule(),
                    tally.column(),
                    tally.count(),
                    tally.consequence().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    tally.general()))
        .toList();
  }
}
