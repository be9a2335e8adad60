package org.porchlight.records.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.reading.KeyIndex;

/** Tries columns, and pairs of them, as the key of a file's rows. */
final class KeyGuess {
  /** Beyond these rows keys are no longer compared, so that memory stays flat. */
  private static final long MOST_ROWS = 3_000_000;

  private static final int MOST_CANDIDATES = 8;

  /** One candidate and how many rows repeat an earlier one. */
  private static final class Candidate {
    private final List<Integer> columns;
    private final KeyIndex index = new KeyIndex();
    private long repeated;

    private Candidate(List<Integer> columns) {
      this.columns = columns;
    }
  }

  private final List<ColumnWatch> watches;
  private final List<Candidate> candidates = new ArrayList<>();
  private final KeyIndex wholeRows = new KeyIndex();
  private long repeatedRows;
  private long rows;

  /**
   * Picks what to try.
   *
   * @param fields the columns that standard fields stand in
   */
  KeyGuess(List<ColumnWatch> watches, Collection<FieldGuess.Match> fields) {
    this.watches = watches;
    Set<ColumnWatch> ids = new LinkedHashSet<>();
    fields.stream()
        .filter(field -> field.how() == FieldGuess.How.ID)
        .forEach(field -> ids.add(field.column()));
    Set<ColumnWatch> single = new LinkedHashSet<>(ids);
    Set<ColumnWatch> mapped = new LinkedHashSet<>();
    fields.forEach(field -> mapped.add(field.column()));
    watches.stream()
        .filter(KeyGuess::mayBeKey)
        .filter(watch -> !mapped.contains(watch))
        .filter(watch -> watch.distinctTexts() >= 0.95 * watch.rows())
        .forEach(single::add);
    for (ColumnWatch column : single) {
      // A respondent's or case's number may count up and be theirs all the same.
      boolean given = ids.contains(column) && !column.says(ColumnWords.ID);
      if (column.empty() == 0 && (given || !isRenumbered(column))) {
        add(List.of(watches.indexOf(column)));
      }
    }
    for (ColumnWatch id : ids) {
      for (FieldGuess.Match field : fields) {
        ColumnWatch other = field.column();
        boolean second =
            field.field().equals("offense")
                || field.field().equals("unit")
                || field.field().equals("incident-type");
        if (second && !other.equals(id) && id.empty() == 0) {
          add(List.of(watches.indexOf(id), watches.indexOf(other)));
        }
      }
    }
  }

  private void add(List<Integer> columns) {
    if (candidates.size() < MOST_CANDIDATES) {
      candidates.add(new Candidate(columns));
    }
  }

  private static boolean mayBeKey(ColumnWatch watch) {
    return !watch.isMoment()
        && !watch.isPersonal()
        && !watch.isFreeText()
        && !watch.isAddress()
        && watch.place() == null
        && watch.type() != ColumnProfile.Type.NUMBER;
  }

  static boolean isRenumbered(ColumnWatch watch) {
    return watch.says(ColumnWords.ID) || watch.isCounter();
  }

  void row(long number, RawRow row) {
    rows++;
    if (rows > MOST_ROWS) {
      return;
    }
    wholeRows.begin();
    for (int i = 0; i < watches.size() && i < row.size(); i++) {
      wholeRows.add(row.text(i));
    }
    if (wholeRows.firstRow(number, 0) != 0) {
      repeatedRows++;
    }
    for (Candidate candidate : candidates) {
      candidate.index.begin();
      for (int column : candidate.columns) {
        candidate.index.add(column < row.size() ? row.text(column) : "");
      }
      if (candidate.index.firstRow(number, 0) != 0) {
        candidate.repeated++;
      }
    }
  }

  long repeatedRows() {
    return repeatedRows;
  }

  /** The columns of the first candidate that repeats only where whole rows do; else none. */
  List<String> best() {
    return candidates.stream()
        .filter(candidate -> candidate.repeated <= repeatedRows)
        .findFirst()
        .map(candidate -> candidate.columns.stream().map(i -> watches.get(i).name()).toList())
        .orElse(List.of());
  }

  /** What was tried and how often it repeats, as sentences. */
  List<String> tried() {
    return candidates.stream()
        .filter(candidate -> candidate.repeated > repeatedRows)
        .map(
            candidate ->
                "'%s' names %,d rows again that differ otherwise"
                    .formatted(
                        String.join(
                            "' with '",
                            candidate.columns.stream().map(i -> watches.get(i).name()).toList()),
                        candidate.repeated - repeatedRows))
        .toList();
  }
}
