package org.porchlight.pipeline.programs;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.city.ProblemsException;

/** Comma-separated lines that name records and never people, under a first line of known words. */
final class RecordLines {
  private RecordLines() {}

  /**
   * One line.
   *
   * @param where the file and the line in it
   * @param code of a problem with it
   */
  record Line(String where, List<String> fields, String code) {
    Line {
      fields = List.copyOf(fields);
    }

    /** Says what such a line must be. */
    ProblemsException problem(String rule) {
      return new ProblemsException(
          where, "%s. Correct this line and run again.".formatted(rule), code);
    }

    /** Whose record it is stays out of logs. */
    @Override
    public String toString() {
      return where;
    }
  }

  /**
   * All lines below the first.
   *
   * @throws ProblemsException when the file is missing or not of this form
   */
  static List<Line> read(Path file, List<String> header, String code) {
    String words = String.join(",", header);
    List<Line> lines = new ArrayList<>();
    boolean first = true;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        String where = "%s:%d".formatted(file, row.getStartingLineNumber());
        if (row.getFieldCount() != header.size() || (first && !row.getFields().equals(header))) {
          throw new ProblemsException(
              where,
              "the lines of this file are %s, under a first line that says so. It names records, never people."
                  .formatted(words),
              code);
        }
        if (!first) {
          lines.add(new Line(where, row.getFields(), code));
        }
        first = false;
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new ProblemsException(
          file.toString(),
          "there is no such file of comma-separated lines that may be read. Its lines are %s, one record of each person who was offered the program."
              .formatted(words),
          code);
    }
    return List.copyOf(lines);
  }
}
