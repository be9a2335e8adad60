package org.porchlight.workspace.trail;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.porchlight.study.access.LookLine;
import org.porchlight.workspace.frame.CsvFile;
import org.porchlight.workspace.frame.Look;

/** The newest looks as a file: numbers of accounts and handles, no names. */
final class TrailFile {
  /** Lines at most. */
  static final int LIMIT = 10_000;

  private static final int PART = 1_000;

  private TrailFile() {}

  static CsvFile of(Look look, TrailFilter filter) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("id", "at", "account", "agency", "role", "action", "person", "outcome", "rows"));
    for (int from = 0; from < LIMIT; from += PART) {
      List<LookLine> lines = filter.read(look, PART, from).lines();
      lines.forEach(line -> rows.add(row(line)));
      if (lines.size() < PART) {
        break;
      }
    }
    CsvFile file = new CsvFile("trail.csv", rows);
    return look.city().madeUp() ? file.headed(look.language().text("madeup.banner")) : file;
  }

  private static List<String> row(LookLine line) {
    return List.of(
        Long.toString(line.id()),
        line.at().toString(),
        Long.toString(line.account()),
        Objects.requireNonNullElse(line.agency(), ""),
        line.role().label(),
        line.action(),
        Objects.requireNonNullElse(line.person(), ""),
        line.outcome(),
        Integer.toString(line.rows()));
  }
}
