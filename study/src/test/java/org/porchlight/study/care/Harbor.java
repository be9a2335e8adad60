package org.porchlight.study.care;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.Particulars;

/**
 * Four agencies: safety and justice do care, police enforce the law and respond, clerk takes no
 * part. Each has one source that only it may see, and one member; safety has two.
 */
final class Harbor {
  static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  static final List<String> AGENCIES = List.of("clerk", "justice", "police", "safety");

  /** Met by safety alone; by everybody; by safety alone and 15 years old. */
  final String one;

  final String two;
  final String young;

  private final Server server;
  private final Map<String, SessionToken> sessions = new LinkedHashMap<>();

  Harbor(Server server) throws SQLException {
    this.server = server;
    server.newStudy();
    StringBuilder sql = new StringBuilder();
    sql.append(
        "insert into study.city values (true, 'harbor', '{\"en\": \"H\", \"es\": \"H\"}', true,"
            + " '2026-06-30', 'UTC', 'safety', 365, '{30, 365}', '{3, 5}', 2);");
    for (String agency : AGENCIES) {
      String part =
          switch (agency) {
            case "safety", "justice" -> "'partner'";
            case "police" -> "'enforcement'";
            default -> "null";
          };
      sql.append(
          "insert into study.agency values ('%1$s', '{\"en\": \"X\", \"es\": \"X\"}', %2$s, %3$s);"
              .formatted(agency, part, agency.equals("police")));
      sql.append(
          ("insert into study.source values ('%1$s-records', '%1$s', 'CALL',"
                  + " '{\"en\": \"X\", \"es\": \"X\"}', true, true, 'law', '2026-06-30', null);"
                  + "insert into study.sight values ('%1$s-records', '%1$s');")
              .formatted(agency));
      account(sql, agency, agency, "member");
    }
    account(sql, "panel", "safety", "steward");
    account(sql, "privacy", "", "privacy-officer");
    server.asOwner(sql.toString());
    try (Loading loading =
        new StudyLoad(
                server.owner(),
                new SplittableRandom(5),
                Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC))
            .begin(
                Instant.parse("2026-07-01T00:00:00Z"),
                new RunFigures(1, 1, 1, 1, 1, List.of(), Map.of(), null),
                "model",
                new StandingDecisions(0, List.of()))) {
      one = loading.newPerson();
      two = loading.newPerson();
      young = loading.newPerson();
      int id = 0;
      for (int i = 0; i < 4; i++) {
        id = mention(loading, id, "safety", one, "1980-05-02");
      }
      for (String agency : AGENCIES) {
        id = mention(loading, id, agency, two, "1975-01-30");
      }
      mention(loading, id, "safety", young, "2011-06-30");
      loading.finish();
    }
  }

  private static int mention(Loading loading, int id, String agency, String person, String born)
      throws SQLException {
    loading.mention(
        new NewMention(
            id,
            agency + "-records",
            "record-" + id,
            "subject",
            person,
            new Particulars("Ana Ruiz", null, null, born, null, null, null, null),
            null,
            TODAY.minusDays(id).atStartOfDay().toInstant(ZoneOffset.UTC),
            null,
            true,
            false,
            Map.of()));
    return id + 1;
  }

  private void account(StringBuilder sql, String login, String agency, String role) {
    sql.append(
        ("with a as (insert into study.account (login, display_name, agency, role, language,"
                + " password_hash, demo, must_change) values ('%1$s', 'Person %1$s',"
                + " nullif('%2$s', ''), '%3$s', 'en', 'none', true, false) returning id)"
                + " insert into study.session (token_hash, account)"
                + " select sha256('token of %1$s'), id from a;")
            .formatted(login, agency, role));
    sessions.put(login, SessionToken.of("token of " + login));
  }

  /** One look by this account. */
  <T> T as(String login, Looks.Reading<T> reading) throws SQLException {
    return find(login, reading).orElseThrow();
  }

  /** The same, when nothing may come of it. */
  <T> Optional<T> find(String login, Looks.Reading<T> reading) throws SQLException {
    SessionToken token = Optional.ofNullable(sessions.get(login)).orElseThrow();
    return new Looks(server.workspace()).look(token, "test", null, reading);
  }

  /** Writes down a step, and gives what became of it. */
  Optional<Outcome> step(String login, String person, Step step) throws SQLException {
    return as(
        login,
        sight ->
            Optional.of(sight.enrolments().step(person, step, "A reason that is long enough")));
  }

  /** Puts a person into the program. */
  void enroll(String person) throws SQLException {
    step("safety", person, Step.NOMINATED);
    step("panel", person, Step.SELECTED);
    step("safety", person, Step.ENROLLED);
  }

  /** A release of everything by safety to justice and police, for half a year. */
  static Release release() {
    return new Release(
        Release.FORM,
        "es",
        "Ana Ruiz",
        List.of("safety"),
        Release.KINDS,
        List.of("justice", "police"),
        "care-and-response",
        TODAY,
        TODAY.plusDays(180),
        "person",
        "Ana Ruiz",
        "paper",
        "Cabinet 3, folder 12",
        true);
  }

  /** As the owner of the schema. */
  void asOwner(String sql) throws SQLException {
    server.asOwner(sql);
  }

  /** Keeps a release as safety's member; null when it was not kept. */
  @Nullable Long keep(String person, Release release) throws SQLException {
    var kept = as("safety", sight -> Optional.of(sight.consents().keep(person, release)));
    return kept.isPresent() ? kept.getAsLong() : null;
  }
}
