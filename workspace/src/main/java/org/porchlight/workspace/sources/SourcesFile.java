package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sources.CodeEntry;
import org.porchlight.study.sources.CodeField;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.IssueLine;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.study.sources.SourceSheet;
import org.porchlight.workspace.frame.CsvFile;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** Sources, issues and codes as files. The words are those of the tables, in English. */
final class SourcesFile {
  private SourcesFile() {}

  static CsvFile sources(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "source",
            "agency",
            "state",
            "batch",
            "imported_at",
            "first_day",
            "last_day",
            "rows",
            "rejected",
            "place_unknown",
            "codes_without_type"));
    for (SourceLine line : SourcesPage.worstFirst(look, terms)) {
      List<String> row = new ArrayList<>();
      row.add(line.source());
      row.add(terms.findSource(line.source()).map(one -> one.agency()).orElse(""));
      row.add(SourceStatus.of(line, terms).label());
      Optional<DeliveryLine> newest = line.newest();
      row.add(newest.map(DeliveryLine::batch).orElse(""));
      row.add(newest.map(one -> one.importedAt().toString()).orElse(""));
      row.add(newest.map(DeliveryLine::firstDay).map(Object::toString).orElse(""));
      row.add(newest.map(DeliveryLine::lastDay).map(Object::toString).orElse(""));
      row.add(newest.map(one -> Long.toString(one.rows())).orElse(""));
      row.add(newest.map(one -> Long.toString(one.rejected())).orElse(""));
      row.add(newest.map(one -> Long.toString(one.withoutPlace())).orElse(""));
      row.add(newest.isEmpty() ? "" : Integer.toString(line.unmapped()));
      rows.add(row);
    }
    return marked(look, new CsvFile("sources.csv", rows));
  }

  /** Issues of one delivery; of the newest when {@code batch} is empty. */
  static Optional<CsvFile> issues(Look look, String source, String batch) throws SQLException {
    Optional<SourceSheet> sheet = look.sight().sources().sheet(source);
    Optional<DeliveryLine> delivery = sheet.flatMap(one -> SourcePage.chosen(one, batch));
    if (sheet.isEmpty() || delivery.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("source", "batch", "consequence", "rule", "column", "rows", "message"));
    for (IssueLine issue : look.sight().sources().issues(source, delivery.get().batch())) {
      rows.add(
          List.of(
              source,
              issue.batch(),
              issue.consequence().label(),
              issue.rule(),
              issue.column(),
              Long.toString(issue.count()),
              issue.message()));
    }
    return Optional.of(marked(look, new CsvFile("issues-%s.csv".formatted(source), rows)));
  }

  static Optional<CsvFile> codes(Look look, String source, String field) throws SQLException {
    Optional<CodeField> table = CodesPage.table(look, source, field);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("source", "field", "local_code", "rows", "standard_type", "decided_by"));
    for (CodeEntry entry : table.get().entries()) {
      rows.add(
          List.of(
              source,
              table.get().field(),
              entry.line().local(),
              Long.toString(entry.line().count()),
              entry.type().orElse(""),
              switch (entry.standing().how()) {
                case "folder" -> entry.open() ? "" : "city-folder";
                default -> "workspace";
              }));
    }
    return Optional.of(
        marked(look, new CsvFile("codes-%s-%s.csv".formatted(source, table.get().field()), rows)));
  }

  private static CsvFile marked(Look look, CsvFile file) throws SQLException {
    return look.city().madeUp() ? file.headed(look.language().text("madeup.banner")) : file;
  }
}
