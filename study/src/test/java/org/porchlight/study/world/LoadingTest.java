package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.porchlight.study.Server;
import org.porchlight.study.access.LookLine;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.load.EventKind;
import org.porchlight.study.load.Loading;
import org.porchlight.study.load.NewMention;
import org.porchlight.study.load.NewTie;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.people.Decided;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.Particulars;
import org.porchlight.study.people.Person;
import org.porchlight.study.people.Verdict;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

class LoadingTest {
  private static final Server server = Server.start();
  private static final RunFigures FIGURES =
      new RunFigures(
          1,
          1,
          1,
          3,
          9,
          List.of(new Comparison("name", List.of("exact", "other"))),
          Map.of(),
          null);
  private static final StandingDecisions NONE = new StandingDecisions(0, List.of());

  private final Town town;
  private final SessionToken steward;

  LoadingTest() throws SQLException {
    World any = World.random(new SplittableRandom(3));
    List<World.Src> sources =
        any.sources().stream()
            .map(
                s ->
                    new World.Src(s.id(), s.agency(), true, true, Set.of("crisis"), World.LAST_DAY))
            .toList();
    List<World.Said> mentions = new ArrayList<>();
    for (World.Said said : any.mentions()) {
      World.Src source =
          sources.stream().filter(s -> s.id().equals(said.source().id())).findFirst().orElseThrow();
      mentions.add(
          new World.Said(
              said.id(),
              source,
              said.record(),
              said.role(),
              said.person(),
              null,
              "Given " + said.id(),
              "Family",
              null,
              said.occurred(),
              said.contact(),
              said.doubtful()));
    }
    town =
        new Town(
            server,
            new World(any.agencies(), sources, mentions, any.ties(), any.nearMisses(), List.of()));
    steward = town.session(Role.STEWARD, "crisis");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Optional<Person> person(String handle) throws SQLException {
    return town.looks().look(steward, "GET /people/{id}", handle, s -> s.people().find(handle));
  }

  private Set<String> keysOf(String handle) throws SQLException {
    return person(handle).map(LoadingTest::keys).orElse(Set.of());
  }

  private static Set<String> keys(Person person) {
    return person.mentions().stream().map(MentionLine::key).collect(Collectors.toSet());
  }

  private Decided decide(int left, int right, Verdict verdict) throws SQLException {
    return town.looks()
        .look(
            steward,
            "POST /decisions",
            null,
            s ->
                s.decisions()
                    .decide(town.base + left, town.base + right, verdict, "they told us so"))
        .orElseThrow();
  }

  private void withdraw(Decided decided) throws SQLException {
    assertThat(
            town.looks()
                .look(
                    steward,
                    "withdraw",
                    null,
                    s -> Optional.of(s.decisions().withdraw(decided.id()))))
        .contains(true);
  }

  /** Two mentions of the first person that has two. */
  private List<Integer> mates() {
    for (int person = 0; person < 6; person++) {
      int asked = person;
      List<Integer> mates =
          town.world.mentions().stream()
              .filter(m -> m.person() == asked)
              .map(World.Said::id)
              .toList();
      if (mates.size() > 3) {
        return mates;
      }
    }
    throw new AssertionError("no person has four mentions");
  }

  private String handleOf(int mention) {
    return town.handles.get(town.world.mentions().get(mention).person());
  }

  private String keyOf(int mention) {
    return town.world.mentions().get(mention).key();
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = server.owner().getConnection()) {
      return new Statements(connection).list(sql, row -> row.getLong(1)).getFirst();
    }
  }

  // ------------------------------------------------------------------------------- all or nothing

  @Test
  void aRunGivenUpLeavesNothing() throws SQLException {
    Map<String, String> before = town.load.previousPersons();
    long tables = count("select count(*) from pg_class");
    long persons = count("select count(*) from study.person");
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      town.fill(loading, Map.of());
      loading.newPerson();
      loading.joined(town.handles.get(0), town.handles.get(1));
    }
    assertThat(town.load.previousPersons()).isEqualTo(before);
    assertThat(count("select count(*) from pg_class")).isEqualTo(tables);
    assertThat(count("select count(*) from study.person")).isEqualTo(persons);
    assertThat(count("select count(*) from study.link_run")).isEqualTo(1);
  }

  @Test
  void aRunWhoseProcessIsKilledLeavesNothingAndHindersNobody() throws SQLException {
    Map<String, String> before = town.load.previousPersons();
    Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE);
    try (loading) {
      town.fill(loading, Map.of());
      server.executeInCity(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'keeper'");
      assertThatThrownBy(loading::finish).isInstanceOf(SQLException.class);
    } catch (SQLException gone) {
      assertThat(gone.getSQLState()).startsWith("08");
    }
    assertThat(town.load.previousPersons()).isEqualTo(before);
    town.run(town.load.decisions());
    assertThat(town.load.previousPersons()).isEqualTo(before);
  }

  @Test
  void nothingOfARunShowsBeforeItsEnd() throws SQLException {
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      String handle = loading.newPerson();
      town.fill(loading, Map.of());
      assertThat(person(handle)).isEmpty();
      assertThat(person(town.handles.get(0))).isPresent();
    }
  }

  @Test
  void twoRunsAreNotLoadedAtOnce() throws SQLException {
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      assertThat(loading.run()).isPositive();
      assertThatThrownBy(() -> town.load.begin(Town.NOW, FIGURES, "model", NONE).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("another link run");
    }
    town.load.begin(Town.NOW, FIGURES, "model", NONE).close();
  }

  @Test
  void readersSeeOneRunOrTheOtherNeverBothNorNeither() throws Exception {
    Set<String> before = keysOf(town.handles.get(0));
    AtomicBoolean done = new AtomicBoolean();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> reading = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        reading.add(
            readers.submit(
                () -> {
                  int looks = 0;
                  while (!done.get() || looks < 5) {
                    assertThat(keysOf(town.handles.get(0))).isEqualTo(before);
                    looks++;
                  }
                  return looks;
                }));
      }
      try {
        for (int run = 0; run < 4; run++) {
          town.run(town.load.decisions());
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> one : reading) {
        assertThat(one.get()).isPositive();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a reader saw half a run", e);
    }
    assertThat(
            count("select count(*) from pg_inherits i where inhparent = 'study.mention'::regclass"))
        .isEqualTo(1);
  }

  @Test
  void aMentionNumberOfTheRunBeforeFindsNothing() throws SQLException {
    List<Integer> mates = mates();
    int old = town.base;
    town.run(town.load.decisions());
    assertThat(town.base).isNotEqualTo(old);
    assertThat(
            town.looks()
                .look(
                    steward,
                    "POST /decisions",
                    null,
                    s ->
                        s.decisions()
                            .decide(
                                old + mates.get(0),
                                old + mates.get(1),
                                Verdict.NOT_SAME,
                                "a page left open")))
        .isEmpty();
  }

  // ------------------------------------------------------------------------------- what is refused

  @Test
  void whatDoesNotFitTogetherIsNotShown() throws SQLException {
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      loading.mention(mention(0, "source-0", "ZZZZZZZZZZ"));
      assertThatThrownBy(loading::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("person that was never added");
    }
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      loading.frequentUse("ZZZZZZZZZZ", "source-0", "R", null);
      assertThatThrownBy(loading::finish)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("never added");
    }
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      assertThatThrownBy(() -> loading.mention(mention(0, "nowhere", town.handles.get(0))))
          .hasMessageContaining("not registered");
      assertThatThrownBy(() -> loading.tie(new NewTie(0, 1, 1, new byte[] {0}, new float[] {0})))
          .hasMessageContaining("before it is written");
      loading.mention(mention(7, "source-0", town.handles.get(0)));
      assertThatThrownBy(() -> loading.mention(mention(7, "source-1", town.handles.get(0))))
          .hasMessageContaining("twice");
      assertThatThrownBy(
              () -> loading.tie(new NewTie(7, 7, 1, new byte[] {0, 0}, new float[] {0, 0})))
          .hasMessageContaining("the run has 1 comparisons");
      assertThatThrownBy(() -> loading.tie(new NewTie(7, 7, 1, new byte[] {2}, new float[] {0})))
          .hasMessageContaining("comparison 'name', which has 2");
      assertThatThrownBy(() -> loading.mention(mention(1 << 26, "source-1", "x")))
          .hasMessageContaining("67,108,863");
    }
    assertThat(person(town.handles.get(0))).isPresent();
  }

  private static NewMention mention(int id, String source, String person) {
    return new NewMention(
        id,
        source,
        "record " + id,
        "subject",
        person,
        new Particulars(null, null, null, null, null, null, null, null),
        null,
        null,
        null,
        true,
        false,
        Map.of());
  }

  // -------------------------------------------------------------------------------- what is
  // written

  @Test
  void everyCharacterComesBackAsItWent() throws SQLException {
    String odd = "tab\tline\nreturn\rback\\slash \\N \"quote\" ‘ñ’ 密 🏮 {brace} end\\";
    String handle;
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      handle = loading.newPerson();
      loading.mention(
          new NewMention(
              0,
              "source-0",
              "a/b\\c",
              "subject",
              handle,
              new Particulars(odd, "\\N", "\\.", "1988", "F", "  ", "", "0\0zero"),
              odd,
              Instant.parse("2026-02-28T23:59:59.123456Z"),
              Instant.parse("2026-03-01T00:00:00Z"),
              true,
              true,
              Map.of(odd, odd)));
      loading.finish();
    }
    MentionLine line = person(handle).orElseThrow().mentions().getFirst();
    assertThat(line.particulars())
        .isEqualTo(new Particulars(odd, "\\N", "\\.", "1988", "F", null, null, "0 zero"));
    assertThat(line.key()).isEqualTo("source-0/a/b\\c/subject");
    assertThat(line.place()).isEqualTo(odd);
    assertThat(line.occurred()).isEqualTo("2026-02-28T23:59:59.123456Z");
    assertThat(line.ended()).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(line.details()).isEqualTo(Map.of(odd, odd));
    assertThat(line.contact() && line.doubtful()).isTrue();
  }

  @Test
  void handlesAreTheSameInEveryRunAndNeverUsedTwice() throws SQLException {
    String number;
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      number = loading.frequent(FrequentKind.NUMBER, "555");
      assertThat(loading.frequent(FrequentKind.PLACE, "555")).isNotEqualTo(number);
      Set<String> handles = new HashSet<>(town.handles);
      for (int i = 0; i < 50_000; i++) {
        assertThat(handles.add(loading.newPerson())).isTrue();
      }
      assertThat(handles).allMatch(handle -> handle.matches("[0-9A-HJKMNP-TV-Z]{10}"));
      loading.finish();
    }
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      assertThat(loading.frequent(FrequentKind.NUMBER, "555")).isEqualTo(number);
    }
  }

  @Test
  void aPersonJoinedByARunIsFoundByTheOldHandle() throws SQLException {
    String gone = town.handles.get(0);
    String kept = town.handles.get(1);
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      Map<String, String> previous = town.load.previousPersons();
      previous.replaceAll((_, person) -> person.equals(gone) ? kept : person);
      town.fill(loading, previous);
      loading.joined(gone, kept);
      loading.event(EventKind.JOINED, kept, List.of(gone));
      loading.finish();
    }
    assertThat(person(gone).orElseThrow().id()).isEqualTo(kept);
    assertThat(person(kept).orElseThrow().id()).isEqualTo(kept);
    // Whoever asks who looked at this person must hear of looks by the old handle too.
    Page<LookLine> looks =
        town.looks()
            .look(
                town.session(Role.PRIVACY_OFFICER, ""),
                "GET /audit",
                null,
                s -> Optional.of(s.trail().at(kept, 10, 0)))
            .orElseThrow();
    assertThat(looks.lines()).extracting(LookLine::person).containsExactly(kept, gone);
    assertThat(looks.lines())
        .extracting(LookLine::displayName)
        .containsOnly("Person steward.crisis");
    assertThat(looks.total()).isEqualTo(2);
    assertThat(count("select count(*) from study.person_event where kind = 'joined'")).isEqualTo(1);
  }

  @Test
  void windowsEndWhereTheSourceIsCompleteNotInTheFuture() throws SQLException {
    server.asOwner("update study.source set covers_to = null where id <> 'source-0'");
    try (Loading loading = town.load.begin(Town.NOW, FIGURES, "model", NONE)) {
      String handle = town.handles.get(0);
      loading.mention(at(0, "source-1", handle, "2026-10-12T03:30:00Z"));
      loading.mention(at(1, "source-1", handle, "2099-01-01T00:00:00Z"));
      String place = loading.frequent(FrequentKind.PLACE, "x");
      loading.frequentUse(place, "source-2", "r", Instant.parse("2026-10-20T12:00:00Z"));
      loading.completeTo("source-3", LocalDate.of(2026, 10, 5));
      loading.finish();
    }
    try (Connection connection = server.owner().getConnection()) {
      assertThat(
              new Statements(connection)
                  .list(
                      "select id || ' ' || coalesce(complete_to::text, '-') from study.source"
                          + " order by id",
                      row -> row.getString(1)))
          .containsExactly(
              "source-0 2026-10-31",
              // 3:30 in Greenwich is still the day before in the town.
              "source-1 2026-10-11",
              "source-2 2026-10-20",
              "source-3 2026-10-05",
              "source-4 -");
    }
  }

  private static NewMention at(int id, String source, String person, String moment) {
    return new NewMention(
        id,
        source,
        "record " + id,
        "subject",
        person,
        new Particulars(null, null, null, null, null, null, null, null),
        null,
        Instant.parse(moment),
        null,
        true,
        false,
        Map.of());
  }

  // ---------------------------------------------------------------------------- decisions and runs

  @Test
  void aDecisionBeforeARunIsHandedToIt() throws SQLException {
    List<Integer> mates = mates();
    Decided apart = decide(mates.get(0), mates.get(1), Verdict.NOT_SAME);
    StandingDecisions read = town.load.decisions();
    assertThat(read.list())
        .containsExactly(
            new StandingDecisions.Standing(
                keyOf(mates.get(0)), keyOf(mates.get(1)), Verdict.NOT_SAME));
    town.run(read);
    assertThat(keysOf(apart.person())).containsExactly(keyOf(mates.get(0)));
    withdraw(apart);
    assertThat(town.load.decisions().list()).isEmpty();
    assertThat(keysOf(handleOf(mates.get(0)))).contains(keyOf(mates.get(0)));
    assertThat(person(apart.person()).orElseThrow().id()).isEqualTo(handleOf(mates.get(0)));
  }

  @Test
  void aDecisionTakenWhileARunIsAtWorkIsAppliedToIt() throws SQLException {
    List<Integer> mates = mates();
    StandingDecisions read = town.load.decisions();
    Map<String, String> previous = town.load.previousPersons();
    Decided apart = decide(mates.get(0), mates.get(1), Verdict.NOT_SAME);
    int other = another(mates.get(0));
    Decided same = decide(mates.get(1), other, Verdict.SAME);
    town.run(read, previous);
    assertThat(keysOf(apart.person())).containsExactly(keyOf(mates.get(0)));
    assertThat(keysOf(handleOf(mates.get(1)))).contains(keyOf(mates.get(1)), keyOf(other));
    assertThat(keysOf(handleOf(other))).contains(keyOf(mates.get(1)), keyOf(other));
    withdraw(same);
    assertThat(keysOf(handleOf(mates.get(1)))).doesNotContain(keyOf(other));
  }

  @Test
  void aWithdrawalWhileARunIsAtWorkIsAppliedToIt() throws SQLException {
    List<Integer> mates = mates();
    Decided apart = decide(mates.get(0), mates.get(1), Verdict.NOT_SAME);
    StandingDecisions read = town.load.decisions();
    Map<String, String> previous = town.load.previousPersons();
    withdraw(apart);
    town.run(read, previous);
    assertThat(keysOf(handleOf(mates.get(0)))).contains(keyOf(mates.get(0)), keyOf(mates.get(1)));
  }

  @Test
  void whatWasDecidedAndWithdrawnDuringARunComesToNothing() throws SQLException {
    List<Integer> mates = mates();
    Set<String> before = keysOf(handleOf(mates.get(0)));
    StandingDecisions read = town.load.decisions();
    Map<String, String> previous = town.load.previousPersons();
    withdraw(decide(mates.get(0), mates.get(1), Verdict.NOT_SAME));
    withdraw(decide(mates.get(0), another(mates.get(0)), Verdict.SAME));
    town.run(read, previous);
    assertThat(keysOf(handleOf(mates.get(0)))).isEqualTo(before);
  }

  /** A mention of somebody else. */
  private int another(int mention) {
    return town.world.mentions().stream()
        .filter(m -> m.person() != town.world.mentions().get(mention).person())
        .findFirst()
        .orElseThrow()
        .id();
  }
}
