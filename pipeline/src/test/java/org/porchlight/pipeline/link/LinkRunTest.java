package org.porchlight.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.linkage.Progress;
import org.porchlight.pipeline.Custodian;
import org.porchlight.records.custody.Eraser;
import org.porchlight.records.custody.Target;
import org.porchlight.study.StudySchema;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Bands;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.sql.Statements;

/** A whole run over a town whose every person is known, into a real database. */
class LinkRunTest {
  private static EmbeddedPostgres postgres;

  @TempDir Path folder;
  private Harbor harbor;
  private DataSource owner;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void build() throws IOException, SQLException {
    harbor = Harbor.in(folder);
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists harbor with (force)");
      statement.execute("create database harbor");
    }
    owner = postgres.getDatabase("postgres", "harbor");
    new StudySchema(owner).migrate();
  }

  @Test
  void everyPersonOfTheTownIsFoundOnceAcrossAgencies() throws Exception {
    LinkReport report = run();
    assertThat(report.persons()).isEqualTo(Harbor.PEOPLE);
    assertThat(report.leftOut()).containsExactly(Map.entry("calls", 40L));
    persons()
        .forEach(
            (person, keys) ->
                assertThat(keys.stream().map(LinkRunTest::whose).distinct())
                    .as("one person's records")
                    .hasSize(1));
    assertThat(persons().keySet()).allMatch(handle -> handle.matches("[0-9A-Z]{10}"));
  }

  @Test
  void bandsCountContactsAsTheRulesSayAndNotTwice() throws Exception {
    run();
    // Persons of i % 7 = 6 are met seven times by police, but once of these the care team missed.
    assertThat(band("care", 365, 5)).isEqualTo(count(times -> Math.min(times, 6) >= 5));
    assertThat(band("police", 365, 5)).isEqualTo(count(times -> times >= 5));
    assertThat(band("across", 365, 5)).isEqualTo(count(times -> times + Math.min(times, 6) >= 5));
    // Meetings lie nine days apart, so four of them are in the last thirty days.
    assertThat(band("care", 30, 5)).isZero();
    assertThat(band("police", 30, 2)).isEqualTo(count(times -> times >= 2));
  }

  /** Persons of {@code i % 7 = 6} are met seven times by police, and six times by the care team. */
  @Test
  void peopleOfTheCataloguesTablesAreCountedByBandAndKeptSealed() throws Exception {
    harbor.withPeopleTable("{kind: people, bands: [2, 4], window: half-year}");
    run();
    PeopleCounts half = counts().orElseThrow();
    assertThat(half.from()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(half.to()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(half.bands()).extracting(PeopleCounts.Band::count).containsExactly(0, 0);
    harbor.withPeopleTable(
        "{kind: people, bands: [2, 4], window: {from: 2026-01-01, to: 2026-10-31}}");
    assertThat(counts()).as("counted otherwise").isEmpty();
    run();
    assertThat(counts().orElseThrow().bands())
        .containsExactly(
            band("2-3", count(times -> Math.min(times, 6) == 2 || Math.min(times, 6) == 3)),
            band("4-or-more", count(times -> Math.min(times, 6) >= 4)));
    harbor.withPeopleTable(
        "{kind: people, bands: [2, 4], window: {from: 2026-05-01, to: 2026-11-10}}");
    run();
    assertThat(counts()).as("days that are not over").isEmpty();
  }

  private java.util.Optional<PeopleCounts> counts() throws IOException {
    City city = harbor.city();
    return PeopleCounts.of(city, harbor.imported(), city.table("people"));
  }

  /** Everybody's records agree wholly, so that there is no doubt. */
  private static PeopleCounts.Band band(String id, int count) {
    return new PeopleCounts.Band(id, count, count, count);
  }

  @Test
  void recordsWithADayAndNoTimeHappenedOnThatDayWhereTheCityIs() throws Exception {
    harbor.withDaysOnly("encounters").withDaysOnly("police-calls").withDaysOnly("calls");
    run();
    assertThat(
            column(
                "select distinct to_char(occurred at time zone 'America/New_York', 'HH24:MI')"
                    + " from study.mention"))
        .containsExactly("00:00");
    assertThat(
            column(
                "select distinct to_char(occurred at time zone 'America/New_York', 'HH24:MI')"
                    + " from study.frequent_use"))
        .containsExactly("00:00");
  }

  @Test
  void personsKeepTheirHandlesFromRunToRun() throws Exception {
    run();
    Map<String, Set<String>> before = persons();
    LinkReport again = run();
    assertThat(again.run()).isGreaterThan(1);
    assertThat(persons()).isEqualTo(before);
  }

  @Test
  void whatStaffDecidedOutlivesEveryRun() throws Exception {
    run();
    decide("encounters/C5-0/subject", "police-calls/P5-0/subject", "not-same");
    decide("encounters/C0-0/subject", "encounters/C1-0/subject", "same");
    for (int i = 0; i < 2; i++) {
      run();
      assertThat(holder("encounters/C5-0/subject"))
          .isNotEqualTo(holder("police-calls/P5-0/subject"));
      assertThat(holder("encounters/C0-0/subject")).isEqualTo(holder("encounters/C1-0/subject"));
    }
    execute(
        "update study.link_decision set withdrawn_at = now(), withdrawn_by = account,"
            + " withdrawn_step = nextval('study.decision_step')");
    run();
    assertThat(holder("encounters/C5-0/subject")).isEqualTo(holder("police-calls/P5-0/subject"));
    assertThat(holder("encounters/C0-0/subject")).isNotEqualTo(holder("encounters/C1-0/subject"));
  }

  @Test
  void aRunCutOffAnywhereLeavesTheOneBeforeAsItWas() throws Exception {
    run();
    Map<String, Set<String>> before = persons();
    StudyLoad load = new StudyLoad(owner, RandomGenerator.of("L64X128MixRandom"), Harbor.CLOCK);
    StandingDecisions decisions = load.decisions();
    try (Loading cut =
        load.begin(
            Instant.EPOCH,
            new org.porchlight.study.counts.RunFigures(1, 1, 0, 0, 0, List.of(), Map.of(), null),
            "a model",
            decisions)) {
      cut.newPerson();
    }
    assertThat(persons()).isEqualTo(before);
    assertThat(run().persons()).isEqualTo(Harbor.PEOPLE);
  }

  @Test
  void numbersAndPlacesWithVeryManyRecordsAreListsOfTheirOwn() throws Exception {
    run();
    assertThat(column("select kind || ' ' || value from study.frequent order by 1"))
        .containsExactly("number 5552223344", "place 9 BELL SQ");
    assertThat(
            column(
                "select count(*)::text from study.frequent_use u join study.frequent f on"
                    + " f.id = u.frequent where f.kind = 'number'"))
        .containsExactly("25");
  }

  @Test
  void everyRecordOfAPersonWithSeveralHasATieInItsOwnSourceAndTheOther() throws Exception {
    run();
    assertThat(
            column(
                "select count(*)::text from study.mention m where (select count(*) from"
                    + " study.mention o where o.person = m.person) > 1 and not exists (select"
                    + " from study.tie t where t.mention = m.id)"))
        .containsExactly("0");
    assertThat(
            column(
                "select count(*)::text from study.tie t join study.mention a on a.id = t.mention"
                    + " join study.mention b on b.id = t.partner where a.person <> b.person"))
        .containsExactly("0");
  }

  @Test
  void noMessageOrReportNamesAnybody() throws Exception {
    LinkReport report = run();
    assertThat(report.toString()).doesNotContainIgnoringCase("alder").doesNotContain("1950");
  }

  /** All records of one person go, from every source and from the study, and stay away. */
  @Test
  void anErasedPersonIsNotFoundAgain() throws Exception {
    run();
    String handle = holder("encounters/C5-0/subject");
    long mentions = persons().values().stream().mapToLong(Set::size).sum();
    Custodian custodian =
        new Custodian(harbor.city(), harbor.imported(), Optional.of(owner), Harbor.CLOCK);
    Map<String, Target> targets = custodian.recordsOf(handle);
    assertThat(targets).containsOnlyKeys("encounters", "police-calls");
    List<Eraser.Result> results = custodian.erase(targets, "Clerk", "Order 1");
    assertThat(results).allSatisfy(result -> assertThat(result.found()).isEqualTo(6));
    assertThat(persons()).doesNotContainKey(handle);
    assertThat(persons().values().stream().mapToLong(Set::size).sum()).isEqualTo(mentions - 12);
    assertThat(run().persons()).isEqualTo(Harbor.PEOPLE - 1);
    assertThatThrownBy(() -> custodian.recordsOf(handle))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("PL-ERASE-003");
  }

  private LinkReport run() throws IOException {
    return new LinkRun(harbor.imported(), owner, Harbor.CLOCK)
        .run(harbor.city(), Progress.NONE)
        .orElseThrow();
  }

  private static int count(java.util.function.IntPredicate met) {
    int people = 0;
    for (int person = 0; person < Harbor.PEOPLE; person++) {
      people += met.test(person % 7 + 1) ? 1 : 0;
    }
    return people;
  }

  private int band(String agency, int window, int atLeast) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      return new Bands(new Statements(connection))
          .list(agency, window).stream()
              .filter(band -> band.atLeast() == atLeast)
              .mapToInt(Band::count)
              .findFirst()
              .orElseThrow();
    }
  }

  /** {@code encounters/C5-0/subject} is of person 5. */
  private static String whose(String key) {
    String record = key.split("/", -1)[1];
    return record.substring(1, record.indexOf('-'));
  }

  private Map<String, Set<String>> persons() throws SQLException {
    Map<String, Set<String>> persons = new HashMap<>();
    for (String row :
        column(
            "select person || ' ' || source || '/' || record || '/' || role from study.mention")) {
      int gap = row.indexOf(' ');
      persons
          .computeIfAbsent(row.substring(0, gap), any -> new HashSet<>())
          .add(row.substring(gap + 1));
    }
    return persons;
  }

  private String holder(String key) throws SQLException {
    return column(
            "select person from study.mention where source || '/' || record || '/' || role = '"
                + key
                + "'")
        .getFirst();
  }

  private void decide(String left, String right, String verdict) throws SQLException {
    execute(
        "insert into study.account (login, display_name, role, language, password_hash, demo,"
            + " must_change) values ('staff', 'Staff', 'administrator', 'en', 'x', true, false) on"
            + " conflict do nothing");
    execute(
        ("insert into study.link_decision (left_key, right_key, verdict, reason, account) select"
                + " '%s', '%s', '%s', 'as the files say', min(id) from study.account")
            .formatted(left, right, verdict));
  }

  private List<String> column(String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
