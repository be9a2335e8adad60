package org.porchlight.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A made-up city folder with one source of police calls for each form of file. */
final class MadeUpTown {
  private MadeUpTown() {}

  static void writeTo(Path folder) throws IOException {
    write(
        folder.resolve("city.yaml"),
        """
        id: benchville
        made-up: true
        name: {en: Benchville, es: Benchville}
        time-zone: America/New_York
        languages: [en, es]
        place-layer: neighborhoods
        agencies:
          - {id: police, name: {en: Police, es: Policía}}
        topics:
          - {id: calls, agency: police, name: {en: Calls, es: Llamadas}, question: {en: 'What?', es: '¿Qué?'}}
        """);
    source(folder, "calls", "csv", "calls.csv", "Lon", "Lat", "yyyy-MM-dd HH:mm:ss");
    source(folder, "calls-again", "csv", "calls-again.csv", "Lon", "Lat", "yyyy-MM-dd HH:mm:ss");
    source(folder, "workbook", "xlsx", "calls.xlsx", "Lon", "Lat", "yyyy-MM-dd HH:mm:ss");
    source(
        folder,
        "features",
        "geojson",
        "calls.geojson",
        "geometry.longitude",
        "geometry.latitude",
        "yyyy-MM-dd HH:mm:ss");
    source(folder, "layer", "arcgis", "layer.json", "geometry.x", "geometry.y", "epoch-millis");
    types(folder);
    write(
        folder.resolve("measures/calls.yaml"),
        """
        topic: calls
        source: calls
        title: {en: Calls by type, es: Llamadas por tipo}
        unit: {en: calls, es: llamadas}
        type-label: {en: type, es: tipo}
        definition: {en: One call., es: Una llamada.}
        measure: {kind: count, field: nature, tree: natures}
        time: call-received
        grains: [{area: city, time: month}]
        """);
    for (String layer : List.of("neighborhoods", "tracts", "beats")) {
      write(
          folder.resolve("areas/%s.yaml".formatted(layer)),
          """
          name: {en: %1$s, es: %1$s}
          singular: {en: %1$s, es: %1$s}
          detail: neighborhood
          file: %1$s.geojson
          id-property: id
          """
              .formatted(layer));
    }
    write(
        folder.resolve("content/guides/calls.yaml"),
        """
        source:
          counted: {en: Calls., es: Llamadas.}
          left-out: {en: None., es: Ninguna.}
          reading: {en: Look., es: Vea.}
          limits: {en: Few., es: Pocos.}
          ask: {en: Ask us., es: Pregunte.}
        measures:
          calls:
            counted: {en: Calls., es: Llamadas.}
            left-out: {en: None., es: Ninguna.}
            reading: {en: Look., es: Vea.}
            limits: {en: Few., es: Pocos.}
        """);
    write(
        folder.resolve("disclosure.yaml"),
        """
        version: 1
        signed-by: Nobody, this is made-up data
        signed-on: 2026-01-15
        tiers:
          natures: {%s, other: open}
        """
            .formatted(each("t%d: open")));
    MadeUpAreas.writeTo(folder.resolve("areas"));
  }

  private static void source(
      Path folder, String id, String connector, String file, String x, String y, String pattern)
      throws IOException {
    write(
        folder.resolve("sources/%s.yaml".formatted(id)),
        """
      agency: police
      kind: police-call
      name: {en: Calls, es: Llamadas}
      description: {en: One row per call., es: Una fila por llamada.}
      connector: %1$s
      location: https://records.example/arcgis/rest/services/calls/FeatureServer/0
      file: %2$s
      key: [Incident]
      fields:
        incident-id: {column: Incident}
        call-received: {column: Received, as: instant, pattern: '%3$s'}
        first-dispatched: {column: Dispatched, as: instant, pattern: '%3$s'}
        enroute: {column: Enroute, as: instant, pattern: '%3$s'}
        first-onscene: {column: Arrived, as: instant, pattern: '%3$s'}
        closed: {column: Closed, as: instant, pattern: '%3$s'}
        nature: {column: Nature}
        priority: {column: Priority}
        disposition: {column: Disposition}
        unit: {column: Unit}
        address: {column: Address}
        longitude: {column: %4$s, as: decimal}
        latitude: {column: %5$s, as: decimal}
      codes:
        nature: {%6$s}
      derived:
        response-seconds: {from: first-dispatched, to: first-onscene}
      legal: {link: false, count: true, show: true, basis: made-up data}
      """
            .formatted(connector, file, pattern, x, y, each("N%02d: t%1$d")));
  }

  private static void types(Path folder) throws IOException {
    StringBuilder text = new StringBuilder("unmapped: other\ntypes:\n");
    text.append("  - {id: all, level: all, name: {en: All, es: Todas}}\n");
    for (int i = 0; i < MadeUpCalls.NATURES; i++) {
      text.append(
          "  - {id: t%1$d, part-of: all, name: {en: Type %1$d, es: Tipo %1$d}}\n".formatted(i));
    }
    text.append("  - {id: other, part-of: all, name: {en: Other, es: Otras}}\n");
    write(folder.resolve("types/natures.yaml"), text.toString());
  }

  private static String each(String form) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < MadeUpCalls.NATURES; i++) {
      text.append(i == 0 ? "" : ", ").append(String.format(Locale.ROOT, form, i));
    }
    return text.toString();
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
