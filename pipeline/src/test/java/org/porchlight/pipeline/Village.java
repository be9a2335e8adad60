package org.porchlight.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.records.Progress;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.places.AreaFiles;

/**
 * A made-up village for tests: a square of one degree, four districts of half a degree, sixteen
 * blocks that fill them, two hamlets that overlap. Calls are drawn at random.
 */
final class Village {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-20T12:00:00Z"), ZoneOffset.UTC);

  static final String SOURCE =
      """
      agency: police
      kind: police-call
      name: {en: Calls, es: Llamadas}
      description: {en: One row per call., es: Una fila por llamada.}
      connector: csv
      file: calls.csv
      key: [id]
      fields:
        incident-id: {column: id}
        call-received: {column: received, as: instant, pattern: 'yyyy-MM-dd HH:mm:ss'}
        first-onscene: {column: onscene, as: instant, pattern: 'yyyy-MM-dd HH:mm:ss'}
        nature: {column: nature}
        report-taken: {column: report, as: flag}
        caller-phone: {column: phone}
        longitude: {column: x, as: decimal}
        latitude: {column: y, as: decimal}
      derived:
        response-seconds: {from: call-received, to: first-onscene}
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  static final String COUNTS =
      """
      topic: calls
      source: calls
      title: {en: Calls by kind, es: Llamadas por tipo}
      unit: {en: calls, es: llamadas}
      type-label: {en: kind, es: tipo}
      definition: {en: One call., es: Una llamada.}
      measure: {kind: count, field: nature, tree: nature}
      time: call-received
      contributors: caller-phone
      grains:
        - {area: city, time: all}
        - {area: city, time: year}
        - {area: city, time: month}
        - {area: districts, time: quarter}
        - {area: blocks, time: all}
        - {area: blocks, time: quarter, types: [all, noise]}
        - {area: hamlets, time: all, types: [all]}
      """;

  /** The same table without areas for which only the whole time is shown: it grows by months. */
  static final String COUNTS_BY_MONTHS =
      COUNTS
          .replace("{area: blocks, time: all}", "{area: hamlets, time: year, types: [all]}")
          .replace("  - {area: hamlets, time: all, types: [all]}\n", "");

  /** One call as drawn. {@code x} and {@code y} are NaN when its place is unknown. */
  record Call(
      int id,
      LocalDate day,
      int second,
      int response,
      String nature,
      String phone,
      double x,
      double y) {}

  private final Path root;

  private Village(Path root) {
    this.root = root;
  }

  static Village in(Path root) {
    return new Village(root)
        .with(
            "city.yaml",
            """
            id: village
            name: {en: The Village, es: La Aldea}
            time-zone: America/New_York
            languages: [en, es]
            place-layer: blocks
            agencies:
              - {id: police, name: {en: Police, es: Policía}}
            topics:
              - id: calls
                agency: police
                name: {en: Calls, es: Llamadas}
                question: {en: 'How many calls?', es: '¿Cuántas llamadas?'}
                lead: {table: calls-by-kind, type: all}
            """)
        .with("sources/calls.yaml", SOURCE)
        .with("measures/calls-by-kind.yaml", COUNTS)
        .with(
            "content/guides/calls.yaml",
            """
            source:
              counted: {en: Calls., es: Llamadas.}
              left-out: {en: None., es: Ninguna.}
              reading: {en: Look., es: Vea.}
              limits: {en: Few., es: Pocos.}
              ask: {en: Ask us., es: Pregunte.}
            measures:
              calls-by-kind:
                counted: {en: Calls., es: Llamadas.}
                left-out: {en: None., es: Ninguna.}
                reading: {en: Look., es: Vea.}
                limits: {en: Few., es: Pocos.}
            """)
        .with(
            "types/nature.yaml",
            """
            unmapped: other
            types:
              - {id: all, level: all, name: {en: All, es: Todas}}
              - {id: order, part-of: all, level: group, name: {en: Order, es: Orden}}
              - {id: noise, part-of: order, name: {en: Noise, es: Ruido}}
              - {id: parking, part-of: order, name: {en: Parking, es: Estacionamiento}}
              - {id: welfare, part-of: all, level: group, name: {en: Welfare, es: Bienestar}}
              - {id: other, part-of: all, level: group, name: {en: Other, es: Otras}}
            """)
        .with(
            "areas/districts.yaml",
            layer("districts", "district", "")
                .replace(
                    "id-property: id",
                    "id-property: id\nname-prefix: {en: District, es: Distrito}"))
        .with("areas/blocks.yaml", layer("blocks", "neighborhood", "nested-in: districts\n"))
        .with("areas/hamlets.yaml", layer("hamlets", "neighborhood", "overlapping: true\n"))
        .with("areas/districts.geojson", squares(2))
        .with("areas/blocks.geojson", squares(4))
        .with(
            "areas/hamlets.geojson",
            collection(square("Old Mill", 0.1, 0.1, 0.4), square("Peña", 0.3, 0.3, 0.4)))
        .with(
            "disclosure.yaml",
            """
            version: 1
            signed-by: Privacy officer
            signed-on: 2025-01-15
            tiers:
              nature: {noise: open, parking: open, welfare: guarded, other: guarded}
            """);
  }

  private static String layer(String id, String detail, String more) {
    return """
        name: {en: %s, es: %s}
        singular: {en: %s, es: %s}
        detail: %s
        file: %s.geojson
        id-property: id
        """
            .formatted(id, id, id, id, detail, id)
        + more;
  }

  /** A grid of squares, named by column and row. */
  static String squares(int perSide) {
    List<String> features = new ArrayList<>();
    for (int i = 0; i < perSide; i++) {
      for (int j = 0; j < perSide; j++) {
        features.add(
            square(
                "%d%d".formatted(i, j), (double) i / perSide, (double) j / perSide, 1.0 / perSide));
      }
    }
    return collection(features.toArray(new String[0]));
  }

  static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  static String square(String id, double x, double y, double side) {
    return """
        {"type":"Feature","properties":{"id":"%s"},"geometry":{"type":"Polygon","coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}"""
        .formatted(id, x, y, x + side, y, x + side, y + side, x, y + side, x, y);
  }

  Village with(String file, String content) {
    try {
      Path path = root.resolve("city").resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls from 2024-01-01 to 2025-07-31, a few callers with very many, some without a place. */
  static List<Call> draw(RandomGenerator random, int count) {
    String[] natures = {"noise", "noise", "parking", "welfare", "never heard of", ""};
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean somewhere = random.nextInt(10) > 0;
      calls.add(
          new Call(
              i,
              LocalDate.of(2024, 1, 1).plusDays(i == 0 ? 0 : i == 1 ? 577 : random.nextInt(578)),
              random.nextInt(86_400),
              random.nextInt(12) == 0 ? -1 : random.nextInt(1200),
              natures[random.nextInt(natures.length)],
              random.nextInt(4) == 0
                  ? "555-0100"
                  : random.nextInt(9) == 0 ? "" : "555-" + random.nextInt(300),
              // Now and then on a border, and beyond the village.
              somewhere ? (random.nextInt(8) == 0 ? 0.5 : random.nextDouble() * 1.1) : Double.NaN,
              somewhere ? random.nextDouble() : Double.NaN));
    }
    return calls;
  }

  Village calls(List<Call> calls) {
    StringBuilder text = new StringBuilder("id,received,onscene,nature,report,phone,x,y\n");
    for (Call call : calls) {
      // 12:00 at the earliest, so that no clock change is met.
      var received = call.day().atTime(12, 0).plusSeconds(call.second() % 36_000);
      text.append(call.id()).append(',').append(text(received)).append(',');
      text.append(call.response() < 0 ? "" : text(received.plusSeconds(call.response())))
          .append(',');
      text.append(call.nature()).append(',').append(call.id() % 3 == 0 ? "Y" : "N").append(',');
      text.append(call.phone()).append(',');
      text.append(Double.isNaN(call.x()) ? "," : call.x() + "," + call.y()).append('\n');
    }
    return with("extracts/calls.csv", text.toString());
  }

  private static String text(java.time.LocalDateTime time) {
    return java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(time);
  }

  City city() {
    return CityFolder.read(root.resolve("city"));
  }

  Path home() {
    return root.resolve("home");
  }

  RunResult run() {
    return run(CLOCK);
  }

  RunResult run(Clock clock) {
    return run(clock, Publisher.Intent.WRITE);
  }

  RunResult run(Clock clock, Publisher.Intent intent) {
    return new Run(home(), clock).run(city(), Optional.empty(), intent, Progress.NONE);
  }

  Publication publish(boolean dryRun) {
    return new Publisher(home(), lake(), CLOCK)
        .publish(
            city(), Optional.empty(), dryRun ? Publisher.Intent.DRY_RUN : Publisher.Intent.WRITE);
  }

  Lake lake() {
    try {
      return Lake.open(home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The true numbers of the catalogue, which only the disclosure compiler sees otherwise. */
  Catalogue measure() throws IOException {
    City city = city();
    new Run(home(), CLOCK)
        .importOnly(city, List.of(), Optional.empty(), Optional.empty(), false, Progress.NONE);
    var layers = new AreaFiles(city, Optional.empty(), home().resolve("areas")).read();
    try (PublishedMonths none = PublishedMonths.open(lake(), Optional.empty())) {
      return Catalogue.measure(city, lake(), layers, LocalDate.now(CLOCK), none);
    }
  }
}
