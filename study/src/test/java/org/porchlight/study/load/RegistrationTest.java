package org.porchlight.study.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.city.City;
import org.porchlight.city.Custody;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.RecordKind;
import org.porchlight.city.Source;
import org.porchlight.city.TypeTree;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.study.Server;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.Cities;
import org.porchlight.study.notes.CityNote;
import org.porchlight.study.notes.SourceNote;
import org.porchlight.study.sql.Statements;

class RegistrationTest {
  private static final Server server = Server.start();

  @BeforeEach
  void prepare() throws SQLException {
    server.newStudy();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static City city(Map<String, Source> sources, @Nullable NeighborRules neighbors) {
    Map<String, TypeTree.Node> nodes = new LinkedHashMap<>();
    nodes.put(
        "fire", new TypeTree.Node("fire", null, "all", LocalText.of("Fire", "Incendio \"x\"")));
    return new City(
        Path.of("."),
        "lantern-bay",
        LocalText.of("Lantern Bay", "Bahía del Farol"),
        true,
        LocalDate.of(2026, 11, 1),
        ZoneId.of("America/New_York"),
        List.of("en", "es"),
        null,
        "areas",
        null,
        new City.Door("127.0.0.1", 1),
        new City.Door("127.0.0.1", 2),
        null,
        0,
        List.of(
            new Manifest.AgencyNote("crisis", LocalText.of("Crisis team", "Equipo de crisis")),
            new Manifest.AgencyNote("police", LocalText.of("Police", "Policía"))),
        List.of(),
        List.of(),
        sources,
        Map.of(),
        Map.of("tree", new TypeTree("tree", "fire", nodes)),
        Map.of(),
        new City.Disclosure(
            new Manifest.Rules(1, 10, 3, 0.5, 0.7, 5, 10, 3, 10, 10, "x", LocalDate.EPOCH),
            Map.of(),
            List.of(),
            List.of()),
        neighbors,
        null,
        null,
        null);
  }

  private static Source source(
      String id, String agency, List<String> seenBy, Source.@Nullable Covers covers) {
    return new Source(
        id,
        agency,
        RecordKind.CRISIS_ENCOUNTER,
        LocalText.of("Encounters", "Encuentros"),
        LocalText.of("x", "x"),
        Source.Arrival.ofFile(Source.Connector.CSV, id + ".csv"),
        Source.Layout.PLAIN,
        List.of("id"),
        Source.Load.WHOLE,
        ZoneId.of("America/New_York"),
        Map.of(),
        Map.of(),
        Map.of(),
        new Source.LegalBasis(true, true, true, seenBy, "the agreement of 2025"),
        Source.Expects.USUAL,
        null,
        null,
        covers,
        Map.of(),
        List.of(),
        Custody.NONE);
  }

  private static Map<String, Source> sources(Source... sources) {
    Map<String, Source> byId = new LinkedHashMap<>();
    for (Source source : sources) {
      byId.put(source.id(), source);
    }
    return byId;
  }

  private static NeighborRules rules(String... withContacts) {
    return new NeighborRules(
        1,
        "crisis",
        365,
        List.of(30, 365),
        List.of(5, 10),
        java.util.Arrays.stream(withContacts)
            .map(id -> new NeighborRules.Contacts(id, List.of("subject"), Map.of()))
            .toList(),
        20,
        40);
  }

  private List<AgencyNote> seenBy(String agency) throws SQLException {
    new Accounts(server.owner())
        .addForDemo(new NewAccount("someone", "Someone", agency, Role.MEMBER, "en"), "a");
    SessionToken token =
        new Sessions(server.workspace(), new SecureRandom()).signIn("someone", "a").orElseThrow();
    return new Looks(server.workspace())
        .look(token, "x", null, sight -> java.util.Optional.of(sight.agencies()))
        .orElseThrow();
  }

  @Test
  void theFolderIsFoundAgain() throws SQLException {
    assertThat(new Cities(server.workspace()).find()).isEmpty();
    StudyLoad.registerCity(
        server.owner(),
        city(
            sources(
                source("crisis-encounters", "crisis", List.of("crisis"), null),
                source(
                    "police-calls",
                    "police",
                    List.of("police", "crisis"),
                    new Source.Covers(null, LocalDate.of(2026, 10, 30)))),
            rules("crisis-encounters")));
    assertThat(new Cities(server.workspace()).find())
        .contains(
            new CityNote(
                "lantern-bay",
                Map.of("en", "Lantern Bay", "es", "Bahía del Farol"),
                true,
                LocalDate.of(2026, 11, 1),
                ZoneId.of("America/New_York"),
                "crisis",
                365,
                List.of(30, 365),
                List.of(5, 10)));
    SourceNote encounters =
        new SourceNote(
            "crisis-encounters",
            "crisis",
            "CRISIS_ENCOUNTER",
            Map.of("en", "Encounters", "es", "Encuentros"),
            true,
            true,
            "the agreement of 2025",
            null,
            false);
    SourceNote calls =
        new SourceNote(
            "police-calls",
            "police",
            "CRISIS_ENCOUNTER",
            Map.of("en", "Encounters", "es", "Encuentros"),
            true,
            false,
            "the agreement of 2025",
            LocalDate.of(2026, 10, 30),
            true);
    assertThat(seenBy("police"))
        .containsExactly(
            new AgencyNote(
                "crisis",
                Map.of("en", "Crisis team", "es", "Equipo de crisis"),
                List.of(encounters),
                false,
                false),
            new AgencyNote(
                "police", Map.of("en", "Police", "es", "Policía"), List.of(calls), true, true));
    assertThat(seenBy("crisis")).allMatch(agency -> agency.people() && agency.counts());
    try (Connection connection = server.workspace().getConnection()) {
      assertThat(
              new Statements(connection)
                  .list("select label ->> 'es' from study.word", row -> row.getString(1)))
          .containsExactly("Incendio \"x\"");
    }
  }

  @Test
  void whatTheFolderNoLongerSaysIsNoLongerSeen() throws SQLException {
    StudyLoad.registerCity(
        server.owner(),
        city(
            sources(
                source("a", "crisis", List.of("crisis", "police"), null),
                source("b", "police", List.of("police"), null)),
            null));
    assertThat(seenBy("police")).allMatch(AgencyNote::people);
    StudyLoad.registerCity(
        server.owner(), city(sources(source("a", "crisis", List.of("crisis"), null)), null));
    assertThat(seenBy("police")).noneMatch(AgencyNote::people);
    assertThat(seenBy("police"))
        .flatExtracting(AgencyNote::sources)
        .extracting(SourceNote::id)
        .containsExactly("a");
  }

  @Test
  void registeringAgainKeepsTheDayARunFound() throws SQLException {
    City city = city(sources(source("a", "crisis", List.of("crisis"), null)), null);
    StudyLoad.registerCity(server.owner(), city);
    server.asOwner("update study.source set complete_to = '2026-10-01'");
    StudyLoad.registerCity(server.owner(), city);
    assertThat(seenBy("crisis").getFirst().sources().getFirst().completeTo())
        .isEqualTo(LocalDate.of(2026, 10, 1));
  }
}
