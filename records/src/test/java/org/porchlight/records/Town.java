package org.porchlight.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;

/** A small made-up city folder with one source, an inbox for its files, and a data home. */
public final class Town {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  static final Clock CLOCK_OF_APRIL =
      Clock.fixed(Instant.parse("2026-04-10T12:00:00Z"), ZoneOffset.UTC);

  public static final String CITY =
      """
      id: smallville
      name: {en: Small Harbor, es: Puerto Chico}
      time-zone: America/New_York
      languages: [en, es]
      place-layer: districts
      agencies:
        - {id: police, name: {en: Police, es: Policía}}
      topics:
        - {id: crime, agency: police, name: {en: Crime, es: Delitos}, question: {en: 'What?', es: '¿Qué?'}}
      """;

  public static final String REPORTS =
      """
      agency: police
      kind: crime-report
      name: {en: Reports, es: Denuncias}
      description: {en: One row per report., es: Una fila por denuncia.}
      connector: csv
      file: reports.csv
      key: [Case]
      fields:
        case-no: {column: Case}
        report-date: {column: Day, as: date, zone: UTC}
        report-time: {column: Hour, as: hour-minute}
        offense: {column: Code, missing: [N/A]}
        victim-name: {column: Victim}
        point: {column: Geo Point, as: lat-lon}
      codes:
        offense: {T1: theft}
      reject-limit-percent: 90
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  private static final String HEADER = "Case,Day,Hour,Code,Victim,Geo Point\n";

  private final Path root;

  private Town(Path root) {
    this.root = root;
  }

  public static Town in(Path root) {
    return new Town(root)
        .with("city.yaml", CITY)
        .with("sources/reports.yaml", REPORTS)
        .with(
            "types/offense.yaml",
            """
            unmapped: other
            types:
              - {id: all, level: all, name: {en: All, es: Todos}}
              - {id: theft, part-of: all, name: {en: Theft, es: Hurto}}
              - {id: other, part-of: all, name: {en: Other, es: Otros}}
            """)
        .with(
            "measures/reports.yaml",
            """
            topic: crime
            source: reports
            title: {en: Reports by type, es: Denuncias por tipo}
            unit: {en: reports, es: denuncias}
            type-label: {en: type, es: tipo}
            definition: {en: One report., es: Una denuncia.}
            measure: {kind: count, field: offense, tree: offense}
            time: report-date
            grains: [{area: city, time: month}]
            """)
        .with(
            "areas/districts.yaml",
            """
            name: {en: Districts, es: Distritos}
            singular: {en: district, es: distrito}
            detail: district
            file: districts.geojson
            id-property: id
            """)
        .with(
            "disclosure.yaml",
            """
            version: 1
            signed-by: Privacy officer
            signed-on: 2026-01-15
            tiers:
              offense: {theft: open, other: open}
            """);
  }

  public Town with(String file, String content) {
    return write(
        root.resolve("city").resolve(file),
        content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Puts rows under the header of the reports' file. */
  public Town rows(String... rows) {
    return received("reports.csv", HEADER + String.join("\n", rows) + "\n");
  }

  public Town received(String file, String content) {
    return received(file, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public Town received(String file, byte[] content) {
    return write(inbox().resolve(file), content);
  }

  private Town write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path inbox() {
    return root.resolve("inbox");
  }

  public Path home() {
    return root.resolve("home");
  }

  public City city() {
    return CityFolder.read(root.resolve("city"));
  }

  public Lake lake() {
    try {
      return Lake.open(home(), home().resolve("keys/lake.key"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ImportResult importReports() {
    return importReports(Progress.NONE);
  }

  /** Rule, column and count of each kind of issue. */
  public static List<String> issues(Batch batch) {
    return batch.issues().stream()
        .map(issue -> "%s %s %d".formatted(issue.rule(), issue.column(), issue.count()))
        .toList();
  }

  /** Imports, and lets count what would be held back. */
  public ImportResult importReports(boolean accept) {
    return importReports(accept, Progress.NONE);
  }

  public ImportResult importReports(Progress progress) {
    return importReports(false, progress);
  }

  private ImportResult importReports(boolean accept, Progress progress) {
    City city = city();
    return new Importer(lake(), home().resolve("reports"), CLOCK)
        .importSource(city, city.source("reports"), Optional.of(inbox()), accept, progress);
  }

  /** What a query over the reports gives, rows by lines, columns by bars. */
  public String query(String sql) {
    try (OpenLake open = lake().query(java.util.List.of("reports"));
        var statement = open.database().createStatement();
        var result = statement.executeQuery(sql)) {
      StringBuilder text = new StringBuilder();
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          text.append(i == 1 ? "" : " | ").append(result.getString(i));
        }
        text.append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }
}
