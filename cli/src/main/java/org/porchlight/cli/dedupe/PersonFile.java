package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;

/**
 * One CSV file whose first row names its columns.
 *
 * @param name as it stands in messages and in the answer
 * @param columns the names of its columns
 */
public record PersonFile(String name, FileBytes bytes, TextShape shape, List<String> columns) {
  private static final String SHAPE_CODE = "PL-DEDUPE-002";

  /** What headers hold and records hardly ever do. */
  private static final Pattern WORD_OF_HEADERS =
      Pattern.compile(
          "name$|birth_?date|date_?of_?birth|^dob$|phone|postcode|^gender$|_id$|^id$",
          Pattern.CASE_INSENSITIVE);

  /** Takes one row. */
  interface RowVisitor {
    /**
     * A row that is not empty.
     *
     * @param row counted from 1, the header included, as a spreadsheet shows it
     * @param fields in the order of the columns, but perhaps more or fewer of them
     */
    void row(long row, List<String> fields);
  }

  /** Looks at a file; throws every problem with it. */
  static PersonFile open(String name, FileBytes bytes, Set<String> named) throws IOException {
    try {
      refuseWhatIsNoText(name, bytes);
      TextShape shape = TextShape.of(bytes, named);
      PersonFile unread = new PersonFile(name, bytes, shape, List.of());
      List<String> header = new ArrayList<>();
      long rows = unread.read((_, fields) -> addAll(header, fields), new AtomicLong(), 2);
      if (header.isEmpty()) {
        throw new ProblemsException(
            name, "the file is empty; its first row must name the columns.", SHAPE_CODE);
      }
      PersonFile file = new PersonFile(name, bytes, shape, List.copyOf(header));
      List<Problem> problems = new ArrayList<>(file.repeatedColumns());
      if (rows < 2) {
        problems.add(
            new Problem(
                name,
                "the file has a header and no row below it. Leave the file out, or ask its source for it again.",
                SHAPE_CODE));
      }
      if (!problems.isEmpty()) {
        throw new ProblemsException(problems);
      }
      return file;
    } catch (ZipException | EOFException e) {
      throw cutShort(name);
    }
  }

  private static ProblemsException cutShort(String name) {
    return new ProblemsException(
        name,
        "the file is packed as gzip but cannot be unpacked; it was cut short or changed. Ask its source for it again.",
        "PL-DEDUPE-010");
  }

  private static void addAll(List<String> header, List<String> fields) {
    if (header.isEmpty()) {
      fields.forEach(field -> header.add(field.strip()));
    }
  }

  private static void refuseWhatIsNoText(String name, FileBytes bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      byte[] start = in.readNBytes(1 << 12);
      boolean marked = start.length > 1 && (start[0] & 0xFE) == 0xFE && (start[1] & 0xFE) == 0xFE;
      boolean zip = start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3;
      boolean zero = false;
      for (byte b : start) {
        zero |= b == 0;
      }
      if (zip || (zero && !marked)) {
        throw new ProblemsException(
            name,
            "this is not a text file%s. Save it as CSV, with UTF-8 where there is a choice."
                .formatted(zip ? " but a spreadsheet or an archive" : ""),
            SHAPE_CODE);
      }
    }
  }

  /** Names columns by number: where a header is missing, its words would be somebody's. */
  private List<Problem> repeatedColumns() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int first = columns.indexOf(columns.get(i));
      if (first < i && !columns.get(i).isEmpty()) {
        problems.add(
            new Problem(
                name + ":1",
                "columns %d and %d have the same name, so a role cannot tell them apart. Rename one of them."
                    .formatted(first + 1, i + 1),
                "PL-DEDUPE-003"));
      }
    }
    return problems;
  }

  /**
   * Whether the first row certainly names columns. Where it may be a record instead, its words must
   * not be quoted.
   */
  boolean hasNames(Set<String> named) {
    return columns.stream().anyMatch(named::contains)
        || columns.stream().anyMatch(column -> WORD_OF_HEADERS.matcher(column).find());
  }

  /** How it is written down, where that is not plain UTF-8 with commas. */
  public Optional<String> unusualShape() {
    return shape.isUsual()
        ? Optional.empty()
        : Optional.of(
            "read as %s, fields separated by %s"
                .formatted(shape.encoding().name(), shape.delimiterName()));
  }

  /** Hands over the rows below the header. */
  void forEach(RowVisitor visitor, AtomicLong taken) throws IOException {
    boolean[] header = {true};
    read(
        (row, fields) -> {
          if (header[0]) {
            header[0] = false;
          } else {
            visitor.row(row, fields);
          }
        },
        taken,
        Long.MAX_VALUE);
  }

  /** Reads at most so many rows that are not empty, and says how many there were. */
  private long read(RowVisitor visitor, AtomicLong taken, long most) throws IOException {
    long row = 0;
    long handed = 0;
    try (CsvReader<CsvRecord> csv =
        TextShape.rows(shape.delimiter())
            .allowUnclosedQuote(false)
            .ofCsvRecord(TextShape.reader(bytes.open(taken), shape.encoding()))) {
      Iterator<CsvRecord> records = csv.iterator();
      while (handed < most && records.hasNext()) {
        List<String> fields = records.next().getFields();
        row++;
        if (fields.size() > 1 || !fields.getFirst().isBlank()) {
          visitor.row(row, fields);
          handed++;
        }
      }
      return handed;
    } catch (CsvParseException e) {
      throw new ProblemsException(
          "%s:%d".formatted(name, row + 1),
          "the file cannot be read on from this row, where a quote is never closed or is closed in the middle of a field. Mend it (a quote inside quotes is written twice), or ask the file's source for it again.",
          "PL-DEDUPE-010");
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      if (cause instanceof ZipException || cause instanceof EOFException) {
        throw cutShort(name);
      }
      throw cause;
    }
  }
}
