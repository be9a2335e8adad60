package org.porchlight.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of {@code docs/reference/real-files.md}: what stands there is what the tests expect.
 *
 * @param lines each a list of cells
 */
record FiguresTable(List<List<String>> lines) {

  /** The table under a heading of the document. */
  static FiguresTable under(String heading) throws IOException {
    Path document = Example.project().resolve("docs/reference/real-files.md");
    List<List<String>> lines = new ArrayList<>();
    boolean here = false;
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("#")) {
        here = line.replaceFirst("^#+ ", "").equals(heading);
      } else if (here && line.startsWith("| ") && !line.startsWith("| file")) {
        lines.add(cells(line));
      }
    }
    return new FiguresTable(lines);
  }

  private static List<String> cells(String line) {
    String inner = line.strip().replaceFirst("^\\| ?", "").replaceFirst(" ?\\|$", "");
    return java.util.Arrays.stream(inner.split(" ?\\| ?", -1))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  /** The first cells of all lines. */
  List<String> files() {
    return lines.stream().map(List::getFirst).toList();
  }

  /** A line as the document should have it. */
  static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
