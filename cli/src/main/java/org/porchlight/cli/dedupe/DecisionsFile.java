package org.porchlight.cli.dedupe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.linkage.Decision;

/**
 * What people decided about pairs of records: a CSV file with the columns {@code left}, {@code
 * right} and {@code decision}. A decision is the word same, or the word not-same.
 *
 * @param lines the decisions in their order
 */
public record DecisionsFile(String name, List<Line> lines) {
  private static final String CODE = "PL-DEDUPE-015";
  private static final List<String> HEADER = List.of("left", "right", "decision");
  private static final int MOST_NAMED = 10;

  /** Copies the list. */
  public DecisionsFile {
    lines = List.copyOf(lines);
  }

  /**
   * One decision.
   *
   * @param row counted from 1, the header included
   */
  public record Line(long row, String left, String right, Decision.Verdict verdict) {}

  /**
   * Decisions about records of this run.
   *
   * @param elsewhere decisions about a record that is not in these files
   */
  public record Known(List<Decision> decisions, int elsewhere) {
    /** Copies the list. */
    public Known {
      decisions = List.copyOf(decisions);
    }
  }

  /** Reads the file; {@code problems} gets every line that cannot be read. */
  public static DecisionsFile read(Path path, List<Problem> problems) throws IOException {
    List<Line> lines = new ArrayList<>();
    String name = String.valueOf(path.getFileName());
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      problems.add(
          problem(
              "--decisions " + path,
              "there is no such file that may be read. Name a CSV file with the columns left, right, decision."));
      return new DecisionsFile(name, lines);
    }
    FileBytes bytes = new FileBytes(path);
    TextShape shape = TextShape.of(bytes, Set.copyOf(HEADER));
    try (CsvReader<CsvRecord> csv =
        TextShape.rows(shape.delimiter())
            .ofCsvRecord(TextShape.reader(bytes.open(), shape.encoding()))) {
      long row = 0;
      for (CsvRecord each : csv) {
        row++;
        List<String> fields = each.getFields().stream().map(String::strip).toList();
        if (row == 1 && fields.stream().map(DecisionsFile::plain).toList().equals(HEADER)) {
          continue;
        }
        if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
          Optional<Decision.Verdict> verdict =
              fields.size() == 3 ? verdict(fields.get(2)) : Optional.empty();
          if (verdict.isEmpty() || fields.get(0).isEmpty() || fields.get(1).isEmpty()) {
            problems.add(
                problem(
                    name + ":" + row,
                    "a line has three fields: one record, the other record, and same or not-same."));
          } else if (fields.get(0).equals(fields.get(1))) {
            problems.add(
                problem(name + ":" + row, "a decision is about two records, not one twice."));
          } else {
            lines.add(new Line(row, fields.get(0), fields.get(1), verdict.get()));
          }
        }
      }
    } catch (CsvParseException | CharacterCodingException | java.io.UncheckedIOException e) {
      problems.add(
          problem("--decisions " + path, "this is not a CSV file that can be read to its end."));
    }
    return new DecisionsFile(name, lines);
  }

  private static String plain(String word) {
    return word.replace("\uFEFF", "").toLowerCase(Locale.ROOT);
  }

  private static Optional<Decision.Verdict> verdict(String word) {
    return switch (plain(word).replace('_', '-').replace(' ', '-')) {
      case "same" -> Optional.of(Decision.Verdict.SAME);
      case "not-same" -> Optional.of(Decision.Verdict.NOT_SAME);
      default -> Optional.empty();
    };
  }

  private static Problem problem(String where, String message) {
    return new Problem(where, message, CODE);
  }

  /** The decisions in the linker's words; throws where they contradict each other. */
  public Known known(RecordNames names) {
    List<Problem> problems = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    Map<String, String> group = new HashMap<>();
    List<Long> several = new ArrayList<>();
    for (Line line : lines) {
      Optional<String> left = names.id(line.left());
      Optional<String> right = names.id(line.right());
      if (names.isSeveral(line.left()) || names.isSeveral(line.right())) {
        several.add(line.row());
      } else if (left.isPresent() && right.isPresent() && !left.get().equals(right.get())) {
        decisions.add(new Decision(left.get(), right.get(), line.verdict()));
        if (line.verdict() == Decision.Verdict.SAME) {
          group.put(find(group, left.get()), find(group, right.get()));
        }
      }
    }
    if (!several.isEmpty()) {
      problems.add(
          problem(
              name,
              "a record-id stands in several files, so it does not say which record is meant, in rows %s. Write FILE:ROW instead."
                  .formatted(some(several))));
    }
    List<Long> contradicting = new ArrayList<>();
    for (Line line : lines) {
      Optional<String> left = names.id(line.left());
      Optional<String> right = names.id(line.right());
      if (line.verdict() == Decision.Verdict.NOT_SAME
          && left.isPresent()
          && right.isPresent()
          && find(group, left.get()).equals(find(group, right.get()))) {
        contradicting.add(line.row());
      }
    }
    if (!contradicting.isEmpty()) {
      problems.add(
          problem(
              name,
              "two records are decided not to be the same, and by other lines to be one person, in rows %s. Take one of these lines out."
                  .formatted(some(contradicting))));
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return new Known(decisions, lines.size() - decisions.size());
  }

  private static String find(Map<String, String> group, String record) {
    String at = record;
    String next = group.get(at);
    while (next != null && !next.equals(at)) {
      at = next;
      next = group.get(at);
    }
    return at;
  }

  private static String some(List<Long> rows) {
    String first = String.join(", ", rows.stream().limit(MOST_NAMED).map(String::valueOf).toList());
    return rows.size() <= MOST_NAMED
        ? first
        : "%s and %,d more".formatted(first, rows.size() - MOST_NAMED);
  }
}
