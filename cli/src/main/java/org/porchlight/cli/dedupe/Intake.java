package org.porchlight.cli.dedupe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.linkage.Records;

/** All rows of all files, read once. */
public final class Intake {
  private static final int MOST_NAMED = 10;

  private final PersonFiles files;
  private final List<InputRow> rows;
  private final List<KeptAside> keptAside;
  private final List<@Nullable String> truth;
  private final List<@Nullable String> labels;
  private final Records records;

  private Intake(
      PersonFiles files,
      List<InputRow> rows,
      List<KeptAside> keptAside,
      List<@Nullable String> truth,
      List<@Nullable String> labels,
      Records records) {
    this.files = files;
    this.rows = rows;
    this.keptAside = keptAside;
    this.truth = truth;
    this.labels = labels;
    this.records = records;
  }

  /**
   * Rows of one file that have more or fewer fields than its header.
   *
   * @param rows counted from 1, the header included
   * @param fields how many the header has
   */
  private record KeptAside(String file, List<Long> rows, int fields) {
    String words() {
      return "%s: %,d %s of another length than the header's %d fields, kept aside and not linked: %s %s."
          .formatted(
              file,
              rows.size(),
              rows.size() == 1 ? "row is" : "rows are",
              fields,
              rows.size() == 1 ? "row" : "rows",
              some(rows));
    }
  }

  /** Told how far reading is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Came this far.
     *
     * @param share of the bytes of all files, 0 to 1
     */
    void at(long rows, double share);
  }

  /** Reads the files; throws every problem with the roles or the rows. */
  public static Intake read(PersonFiles files, ColumnRoles roles, Progress progress)
      throws IOException {
    List<Problem> problems = new ArrayList<>();
    Layout layout = Layout.of(files.files(), roles, problems);
    refuse(problems);
    Reader reader = new Reader(files, Records.builder(layout.columns()), progress, problems);
    for (PersonFile file : files.files()) {
      try {
        reader.read(file, layout.reading(file));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    if (problems.isEmpty() && reader.truth.isEmpty()) {
      problems.add(
          new Problem(
              "",
              "every row has more or fewer fields than its file's header, so none can be linked. The header or what separates the fields is not as it should be.",
              "PL-DEDUPE-011"));
    } else if (problems.isEmpty() && roles.truth().isPresent() && !knowsAny(reader.truth)) {
      problems.add(
          new Problem(
              "--truth " + roles.truth().get(),
              "the column is empty in every row; it should say which records are one person.",
              "PL-DEDUPE-009"));
    }
    if (problems.isEmpty() && roles.labels().isPresent() && !knowsAny(reader.labels)) {
      problems.add(
          new Problem(
              "--train-on " + roles.labels().get(),
              "the column is empty in every row; it should say of some records at least which are one person. Leave the option out to learn without labels.",
              "PL-DEDUPE-016"));
    }
    refuse(problems);
    return new Intake(
        files, reader.rows, reader.keptAside, reader.truth, reader.labels, reader.records.build());
  }

  private static boolean knowsAny(List<@Nullable String> who) {
    return who.stream().anyMatch(one -> one != null && !one.isEmpty());
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  /** What is linked; rows that were kept aside are not in it. */
  public Records records() {
    return records;
  }

  /** Who each record really is, in the order of the records; null where it is not known. */
  public List<@Nullable String> truth() {
    return truth;
  }

  /** Who some records really are, to learn from; null where it is not known. */
  public List<@Nullable String> labels() {
    return labels;
  }

  /** The file each record comes from; empty where there is only one. */
  public List<String> sources() {
    return files.files().size() < 2
        ? List.of()
        : rows.stream().filter(InputRow::linked).map(this::fileName).toList();
  }

  /** How many records do not say who they really are. */
  public long withoutTruth() {
    return truth.stream().filter(who -> who == null || who.isEmpty()).count();
  }

  /** One sentence for each file with rows that were kept aside. */
  public List<String> keptAside() {
    return keptAside.stream().map(KeptAside::words).toList();
  }

  /** The rows kept aside among all rows, 0 to 1. */
  public double shareKeptAside() {
    return 1 - (double) records.size() / rows.size();
  }

  /** All rows in the order of the input. */
  List<InputRow> rows() {
    return rows;
  }

  String fileName(InputRow row) {
    return files.files().get(row.file()).name();
  }

  private static String some(List<?> rows) {
    String first = String.join(", ", rows.stream().limit(MOST_NAMED).map(String::valueOf).toList());
    return rows.size() <= MOST_NAMED
        ? first
        : "%s and %,d more".formatted(first, rows.size() - MOST_NAMED);
  }

  /** Collects rows, file by file. */
  private static final class Reader {
    private static final int ROWS_BETWEEN_WORDS = 1024;

    final List<InputRow> rows = new ArrayList<>();
    final List<KeptAside> keptAside = new ArrayList<>();
    final List<@Nullable String> truth = new ArrayList<>();
    final List<@Nullable String> labels = new ArrayList<>();
    final Records.Builder records;
    private final PersonFiles files;
    private final Progress progress;
    private final List<Problem> problems;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> rowOfKey = new HashMap<>();
    private final List<String> repeats = new ArrayList<>();
    private final List<Long> aside = new ArrayList<>();

    Reader(PersonFiles files, Records.Builder records, Progress progress, List<Problem> problems) {
      this.files = files;
      this.records = records;
      this.progress = progress;
      this.problems = problems;
    }

    void read(PersonFile file, Layout.Reading reading) throws IOException {
      int place = files.files().indexOf(file);
      // A key need only be its file's own: agencies number their records without asking each other.
      rowOfKey.clear();
      repeats.clear();
      aside.clear();
      file.forEach((row, fields) -> add(file, place, reading, row, fields), taken);
      if (!aside.isEmpty()) {
        keptAside.add(new KeptAside(file.name(), List.copyOf(aside), file.columns().size()));
      }
      if (!repeats.isEmpty()) {
        problems.add(
            new Problem(
                file.name(),
                "the column with the role record-id has the same value more than once, in rows %s. Each row needs a key of its own; leave the role out to number the rows."
                    .formatted(some(repeats)),
                "PL-DEDUPE-007"));
      }
    }

    private void add(
        PersonFile file, int place, Layout.Reading reading, long row, List<String> fields) {
      boolean whole = fields.size() == file.columns().size();
      String key = whole ? reading.recordId().map(fields::get).orElse("").strip() : "";
      rows.add(new InputRow(place, row, key.isEmpty() ? null : key, whole));
      if (!whole) {
        aside.add(row);
        return;
      }
      Long first = key.isEmpty() ? null : rowOfKey.putIfAbsent(key, row);
      if (first != null) {
        repeats.add("%d and %d".formatted(first, row));
      }
      List<@Nullable String> values = new ArrayList<>(reading.values().size());
      reading.values().forEach(value -> values.add(value.apply(fields)));
      records.add(String.valueOf(rows.size()), values);
      labels.add(reading.label().map(fields::get).map(String::strip).orElse(null));
      truth.add(reading.truth().map(fields::get).map(String::strip).orElse(null));
      if (rows.size() % ROWS_BETWEEN_WORDS == 0) {
        progress.at(rows.size(), Math.min(1, (double) taken.get() / Math.max(1, files.bytes())));
      }
    }
  }
}
