package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;

/** A city folder with one source, one layer and one table, written for a test. */
public final class TinyCity {
  private final Path folder;

  private TinyCity(Path folder) {
    this.folder = folder;
  }

  public static TinyCity in(Path parent) throws IOException {
    TinyCity city = new TinyCity(parent.resolve("tiny"));
    city.with(
        "city.yaml",
        """
        id: tiny
        name: Tiny
        made-up: true
        time-zone: America/New_York
        languages: [en, es]
        place-layer: districts
        today: 2026-11-20
        hold-days: 0
        agencies:
          - {id: police, name: {en: Police, es: Policía}}
        topics:
          - id: crime
            name: {en: Crime reports, es: Denuncias}
            question: {en: "What is reported?", es: "¿Qué se denuncia?"}
            agency: police
            lead: {table: reports, type: all}
        """);
    city.with(
        "types/offense.yaml",
        """
        unmapped: other
        types:
          - {id: all, level: all, name: {en: All reports, es: Todas las denuncias}}
          - {id: theft, part-of: all, name: {en: Theft, es: Hurto}}
          - {id: other, part-of: all, name: {en: Other, es: Otra}}
        """);
    city.with(
        "areas/districts.yaml",
        """
        name: {en: Districts, es: Distritos}
        singular: {en: district, es: distrito}
        detail: district
        file: districts.geojson
        id-property: D
        """);
    city.with(
        "areas/districts.geojson",
        """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"D": "1"}, "geometry": {"type": "Polygon",
            "coordinates": [[[-79,36],[-78,36],[-78,37],[-79,37],[-79,36]]]}}]}
        """);
    city.with(
        "sources/reports.yaml",
        """
        agency: police
        kind: crime-report
        name: {en: Reports, es: Denuncias}
        description: {en: Reports taken., es: Denuncias tomadas.}
        connector: csv
        file: reports.csv
        key: case
        fields:
          case-no: {column: case}
          report-date: {column: day, as: date}
          offense: {column: offense}
          victim-name: {column: victim}
          address: {column: address}
          longitude: {column: lon, as: decimal}
          latitude: {column: lat, as: decimal}
        codes:
          offense: {LARCENY: theft}
        legal: {link: false, count: true, show: true, basis: Public record}
        """);
    city.with(
        "measures/reports.yaml",
        """
        topic: crime
        source: reports
        title: {en: Reports by place, es: Denuncias por lugar}
        unit: {en: reports, es: denuncias}
        type-label: {en: kind, es: tipo}
        definition: {en: A report taken., es: Una denuncia tomada.}
        measure: {kind: count, field: offense, tree: offense}
        time: report-date
        grains:
          - {area: city, time: year}
          - {area: districts, time: year}
        """);
    city.with(
        "content/guides/reports.yaml",
        """
        source:
          counted: {en: Reports., es: Denuncias.}
          left-out: {en: None., es: Ninguna.}
          reading: {en: Look., es: Vea.}
          limits: {en: Few., es: Pocos.}
          ask: {en: Ask us., es: Pregunte.}
        measures:
          reports:
            counted: {en: Reports., es: Denuncias.}
            left-out: {en: None., es: Ninguna.}
            reading: {en: Look., es: Vea.}
            limits: {en: Few., es: Pocos.}
        """);
    city.with(
        "disclosure.yaml",
        """
        version: 1
        signed-by: City manager
        signed-on: 2026-01-15
        tiers:
          offense: {theft: open, other: open}
        """);
    return city;
  }

  public TinyCity withPlan(String title) throws IOException {
    return with(
        "content/plan.yaml",
        """
        goals:
          - number: 1
            title: {en: "%s", es: "%s"}
            statement: {en: Words., es: Palabras.}
        """
            .formatted(title, title));
  }

  public TinyCity with(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
    return this;
  }

  public Path folder() {
    return folder;
  }

  public City read() {
    return CityFolder.read(folder);
  }
}
