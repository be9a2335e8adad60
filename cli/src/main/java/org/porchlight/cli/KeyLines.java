package org.porchlight.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.custody.Target;

/** Reads the keys of records from lines; a problem names the line, never what it says. */
record KeyLines(Source source) {
  Target read(List<String> lines) {
    List<List<String>> keys = new ArrayList<>();
    Map<String, Set<Long>> rows = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      List<String> parts = parts(lines.get(i));
      if (source.key().isEmpty()) {
        row(parts, i + 1, rows);
      } else if (parts.size() != source.key().size() || parts.contains("")) {
        throw problem(
            i + 1,
            "needs %d texts between commas, one for each column of the source's key (%s)."
                .formatted(source.key().size(), String.join(", ", source.key())));
      } else {
        keys.add(parts);
      }
    }
    if (keys.isEmpty() && rows.isEmpty()) {
      throw new ProblemsException("--keys", "there is no key in it.", "PL-ERASE-002");
    }
    return source.key().isEmpty() ? new Target.Rows(rows) : new Target.Keys(keys);
  }

  private static void row(List<String> parts, int line, Map<String, Set<Long>> rows) {
    if (parts.size() != 2
        || !parts.get(0).matches("\\d{4,}-[0-9a-f]{8}")
        || !parts.get(1).matches("\\d{1,12}")) {
      throw problem(
          line,
          "needs a batch and a row of its file, as 0001-ab12cd34,57: the source has no key that would name a record.");
    }
    rows.computeIfAbsent(parts.get(0), _ -> new HashSet<>()).add(Long.parseLong(parts.get(1)));
  }

  private static ProblemsException problem(int line, String what) {
    return new ProblemsException("--keys", "line %d %s".formatted(line, what), "PL-ERASE-002");
  }

  /** Cells of CSV: between commas, in quotes where they hold some. */
  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean twice = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (twice) {
          part.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        parts.add(part.toString().strip());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString().strip());
    return parts;
  }
}
