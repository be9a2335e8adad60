package org.porchlight.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a city folder that is good as it stands, for tests to break in one place. */
final class SmallCity {
  static final String CITY =
      """
      id: smallville
      name: {en: Small Harbor, es: Puerto Chico}
      time-zone: America/New_York
      languages: [en, es]
      place-layer: districts
      agencies:
        - {id: police, name: {en: Police, es: Policía}}
      topics:
        - id: crime
          agency: police
          name: {en: Crime, es: Delitos}
          question: {en: 'What was reported?', es: '¿Qué se denunció?'}
          lead: {table: reports, type: all}
      """;

  static final String SOURCE =
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
        report-date: {column: Date, as: date}
        offense: {column: Code}
      codes:
        offense: {T1: theft}
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  static final String TYPES =
      """
      unmapped: other
      types:
        - {id: all, level: all, name: {en: All, es: Todos}}
        - {id: theft, part-of: all, name: {en: Theft, es: Hurto}}
        - {id: other, part-of: all, name: {en: Other, es: Otros}}
      """;

  static final String TABLE =
      """
      topic: crime
      source: police-reports
      title: {en: Reports by type, es: Denuncias por tipo}
      unit: {en: reports, es: denuncias}
      type-label: {en: type, es: tipo}
      definition: {en: One report., es: Una denuncia.}
      measure: {kind: count, field: offense, tree: offense}
      time: report-date
      grains:
        - {area: city, time: month}
        - {area: districts, time: quarter, types: [all]}
      """;

  static final String LAYER =
      """
      name: {en: Districts, es: Distritos}
      singular: {en: district, es: distrito}
      detail: district
      file: districts.geojson
      id-property: id
      """;

  static final String DISCLOSURE =
      """
      version: 1
      signed-by: Privacy officer
      signed-on: 2026-01-15
      tiers:
        offense: {theft: open, other: sensitive}
      """;

  private final Path folder;

  private SmallCity(Path folder) {
    this.folder = folder;
  }

  static SmallCity in(Path folder) {
    return new SmallCity(folder)
        .with("city.yaml", CITY)
        .with("sources/police-reports.yaml", SOURCE)
        .with("types/offense.yaml", TYPES)
        .with("measures/reports.yaml", TABLE)
        .with("areas/districts.yaml", LAYER)
        .with("disclosure.yaml", DISCLOSURE);
  }

  SmallCity with(String file, String content) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }
}
