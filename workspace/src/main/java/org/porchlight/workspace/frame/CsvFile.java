package org.porchlight.workspace.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.release.CsvCell;

/**
 * A table to take away. Cells that a spreadsheet would run as a formula are made harmless, and the
 * first line says when the data is made up.
 *
 * @param name of the file; no value of a person
 * @param rows with the headings first
 */
public record CsvFile(String name, List<List<String>> rows) {
  public CsvFile {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The same file with a first line of its own. */
  public CsvFile headed(String line) {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of(line));
    all.addAll(rows);
    return new CsvFile(name, all);
  }

  byte[] bytes() {
    return rows.stream()
        .map(row -> row.stream().map(CsvCell::of).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "\ufeff", "\r\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
