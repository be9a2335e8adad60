package org.porchlight.pipeline.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.pipeline.Run;
import org.porchlight.records.Progress;
import org.porchlight.records.lake.Lake;

/**
 * A made-up harbor town whose care team and police meet sixty people, each with a name and a birth
 * date of their own; person {@code i} is met {@code i % 7 + 1} times by each. Calls to 911 may not
 * be linked.
 */
final class Harbor {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  static final int PEOPLE = 60;

  private static final List<String> GIVEN =
      List.of("Ana", "Bram", "Carla", "Dov", "Elena", "Farid", "Grete", "Hugo", "Ines", "Jonas");
  private static final List<String> FAMILY =
      List.of("Alder", "Birch", "Cedarholm", "Dogwood", "Elmstead", "Firth");

  private final Path root;

  private Harbor(Path root) {
    this.root = root;
  }

  static Harbor in(Path root) throws IOException {
    Harbor harbor = new Harbor(root);
    harbor.write(
        "city.yaml",
        """
        id: harbor
        name: {en: Harbor, es: Puerto}
        made-up: true
        time-zone: America/New_York
        languages: [en, es]
        place-layer: wards
        agencies:
          - {id: care, name: {en: Care team, es: Equipo de ayuda}}
          - {id: police, name: {en: Police, es: Policía}}
          - {id: center, name: {en: Center, es: Centro}}
        topics: []
        """);
    harbor.write(
        "disclosure.yaml", "version: 1\nsigned-by: nobody\nsigned-on: 2026-01-01\ntiers: {}\n");
    harbor.write(
        "areas/wards.yaml",
        """
        name: {en: Wards, es: Barrios}
        singular: {en: ward, es: barrio}
        detail: district
        file: wards.geojson
        id-property: id
        """);
    harbor.write(
        "areas/wards.geojson",
        """
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "1"},
        "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,1],[0,0]]]}}]}
        """);
    harbor.write(
        "neighbors.yaml",
        """
        version: 1
        lead: care
        window: 365
        windows: [30, 365]
        at-least: [2, 5]
        contacts:
          encounters: {roles: [subject], where: {stage: [reached]}}
          police-calls: {roles: [subject]}
        frequent-number: 20
        frequent-place: 30
        """);
    harbor.write(
        "sources/encounters.yaml",
        source("care", "crisis-encounter", "encounters", true)
            + """
        fields:
          encounter-id: {column: id}
          incident-id: {column: incident}
          call-received: {column: at, as: instant, pattern: 'yyyy-MM-dd HH:mm'}
          stage: {column: stage}
          person-name: {column: name}
          person-birth-date: {column: born}
          phone: {column: phone}
          address: {column: place}
        """);
    harbor.write(
        "sources/police-calls.yaml",
        source("police", "police-call", "police", true)
            + """
        fields:
          incident-id: {column: id}
          call-received: {column: at, as: instant, pattern: 'yyyy-MM-dd HH:mm'}
          nature: {column: stage}
          subject-name: {column: name}
          subject-birth-date: {column: born}
          caller-phone: {column: phone}
          address: {column: place}
        """);
    harbor.write(
        "sources/calls.yaml",
        source("center", "call", "calls", false)
            + """
        fields:
          call-id: {column: id}
          call-received: {column: at, as: instant, pattern: 'yyyy-MM-dd HH:mm'}
          caller-phone: {column: phone}
          address: {column: place}
        """);
    harbor.records();
    return harbor;
  }

  private static String source(String agency, String kind, String file, boolean link) {
    return """
        agency: %s
        kind: %s
        name: {en: Records, es: Registros}
        description: {en: One row per record., es: Una fila por registro.}
        connector: csv
        file: %s.csv
        key: [id]
        covers: {from: 2026-01-01, to: 2026-10-31}
        legal: {link: %s, count: true, show: false, basis: an agreement}
        """
        .formatted(agency, kind, file, link);
  }

  private void records() throws IOException {
    StringBuilder care = new StringBuilder("id,incident,at,stage,name,born,phone,place\n");
    StringBuilder police = new StringBuilder("id,at,stage,name,born,phone,place\n");
    StringBuilder calls = new StringBuilder("id,at,phone,place\n");
    for (int person = 0; person < PEOPLE; person++) {
      for (int time = 0; time <= person % 7; time++) {
        String at = "%s 1%d:00".formatted(LocalDate.of(2026, 10, 31).minusDays(time * 9L), time);
        care.append(
            "C%d-%d,,%s,%s,%s %s,%s,,%d Pier St\n"
                .formatted(
                    person,
                    time,
                    at,
                    time == 6 ? "missed" : "reached",
                    given(person),
                    family(person),
                    born(person),
                    person));
        police.append(
            "P%d-%d,%s,noise,\"%s, %s\",%s,555000%04d,%d PIER ST\n"
                .formatted(
                    person,
                    time,
                    at,
                    family(person).toUpperCase(java.util.Locale.ROOT),
                    given(person).toUpperCase(java.util.Locale.ROOT),
                    born(person),
                    person,
                    person));
      }
    }
    for (int call = 0; call < 40; call++) {
      calls.append(
          "N%d,2026-10-%02d 08:00,(555) 222-33%02d,9 Bell Sq\n"
              .formatted(call, call % 28 + 1, call < 25 ? 44 : call));
    }
    write("extracts/encounters.csv", care.toString());
    write("extracts/police.csv", police.toString());
    write("extracts/calls.csv", calls.toString());
  }

  static String given(int person) {
    return GIVEN.get(person % GIVEN.size());
  }

  static String family(int person) {
    return FAMILY.get(person / GIVEN.size());
  }

  private static String born(int person) {
    return LocalDate.of(1950, 1, 1).plusDays(person * 431L).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve("city").resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  /** As if an agency sent the days of its records without times. */
  Harbor withDaysOnly(String source) throws IOException {
    Path file = root.resolve("city/sources/%s.yaml".formatted(source));
    write(
        "sources/%s.yaml".formatted(source),
        Files.readString(file).replace("as: instant", "as: date"));
    return this;
  }

  /** With a table of people whom the care team met. */
  Harbor withPeopleTable(String measure) throws IOException {
    write(
        "measures/people.yaml",
        """
        topic: crisis
        source: encounters
        title: {en: People, es: Personas}
        unit: {en: people, es: personas}
        type-label: {en: contacts, es: contactos}
        definition: {en: One person., es: Una persona.}
        measure: %s
        """
            .formatted(measure));
    return this;
  }

  City city() {
    return CityFolder.read(root.resolve("city"));
  }

  Lake imported() throws IOException {
    Path home = root.resolve("home");
    new Run(home, CLOCK)
        .importOnly(city(), List.of(), Optional.empty(), Optional.empty(), false, Progress.NONE);
    return Lake.open(home);
  }

  FoundMention mention(String source, String record, String incident, String name) {
    return new FoundMention(
        city().source(source),
        record,
        incident,
        "subject",
        name,
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        null,
        null,
        true,
        new TreeMap<>());
  }

  FoundMention on(String source, String record, LocalDate day, boolean contact) {
    return new FoundMention(
        city().source(source),
        record,
        "",
        "subject",
        "Ana Alder",
        "",
        "",
        "",
        "",
        "",
        "",
        null,
        null,
        day,
        contact,
        new TreeMap<>());
  }
}
