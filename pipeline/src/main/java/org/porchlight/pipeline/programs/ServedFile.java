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
import org.porchlight.study.programs.Served;

/** Reads who was offered a program: {@code source,record,role}, one line for each person. */
final class ServedFile {
  private static final List<String> HEADER = List.of("source", "record", "role");
  private static final String CODE = "PL-PROGRAM-002";

  private ServedFile() {}

  /**
   * All lines in their order.
   *
   * @throws ProblemsException when the file is missing or not of this form
   */
  static List<Served> read(Path file) {
    List<Served> served = new ArrayList<>();
    boolean header = true;
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : rows) {
        if (row.getFieldCount() != HEADER.size() || (header && !row.getFields().equals(HEADER))) {
          throw new ProblemsException(
              "%s:%d".formatted(file, row.getStartingLineNumber()),
              "the lines of this file are source,record,role, under a first line that says so. It names records, never people.",
              CODE);
        }
        if (!header) {
          served.add(new Served(row.getField(0), row.getField(1), row.getField(2)));
        }
        header = false;
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new ProblemsException(
          file.toString(),
          "there is no such file of comma-separated lines that may be read. It lists one record, as source,record,role, of each person who was offered the program.",
          CODE);
    }
    return List.copyOf(served);
  }
}
