package org.porchlight.study.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.study.Server;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.Right;
import org.porchlight.study.access.Role;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.study.access.Sight;
import org.porchlight.study.counts.Band;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.people.AttachmentLine;
import org.porchlight.study.people.Decided;
import org.porchlight.study.people.DecisionLine;
import org.porchlight.study.people.Frequent;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.FrequentLine;
import org.porchlight.study.people.MentionLine;
import org.porchlight.study.people.NearMiss;
import org.porchlight.study.people.Person;
import org.porchlight.study.people.PersonLine;
import org.porchlight.study.people.Tie;
import org.porchlight.study.people.Verdict;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/** Random worlds: every account sees exactly what the oracle says, before and after decisions. */
class VisibilityTest {
  private static final Server server = Server.start();
  private static final String REASON = "they told us so";

  @AfterAll
  static void stop() {
    server.close();
  }

  static LongStream seeds() {
    return Seeds.some(4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everybodySeesWhatTheyMay(long seed) throws SQLException {
    RandomGenerator dice = new SplittableRandom(seed);
    Town town = new Town(server, World.random(dice));
    Oracle oracle = new Oracle(town.world, town.handles);
    checkEverybody(town, oracle);
    for (int round = 0; round < 1; round++) {
      for (int step = 0; step < 50; step++) {
        act(town, oracle, dice);
      }
      checkEverybody(town, oracle);
    }
    // The next run finds the same persons, and changes nothing about anybody.
    town.run(town.load.decisions());
    checkEverybody(town, oracle);
  }

  // ------------------------------------------------------------------------------------- doing

  private static void act(Town town, Oracle oracle, RandomGenerator dice) throws SQLException {
    Role role = dice.nextInt(5) == 0 ? World.one(dice, List.of(Role.values())) : Role.STEWARD;
    String agency = World.one(dice, town.world.agencies());
    SessionToken token = town.session(role, role.belongsToAnAgency() ? agency : "crisis");
    switch (dice.nextInt(6)) {
      case 0, 1 -> decide(town, oracle, token, dice, Verdict.SAME);
      case 2, 3 -> decide(town, oracle, token, dice, Verdict.NOT_SAME);
      case 4 -> withdraw(town, oracle, token, dice);
      default -> attach(town, oracle, token, dice);
    }
  }

  private static void decide(
      Town town, Oracle oracle, SessionToken token, RandomGenerator dice, Verdict verdict)
      throws SQLException {
    int left = dice.nextInt(40);
    List<Integer> mates =
        oracle.personOf.keySet().stream()
            .filter(m -> oracle.person(m).equals(oracle.person(left)))
            .toList();
    int right =
        verdict == Verdict.NOT_SAME && dice.nextInt(5) > 0
            ? World.one(dice, mates)
            : dice.nextInt(40);
    List<Boolean> permitted = new ArrayList<>();
    Optional<Decided> decided =
        town.looks()
            .look(
                token,
                "POST /decisions",
                null,
                sight -> {
                  permitted.add(oracle.mayDecide(sight.reader(), left, right));
                  return sight
                      .decisions()
                      .decide(town.base + left, town.base + right, verdict, REASON);
                });
    assertThat(decided.isPresent()).isEqualTo(permitted.getFirst());
    if (decided.isEmpty()) {
      return;
    }
    Optional<Oracle.Decision> earlier = oracle.inForce(left, right);
    Oracle.Decision decision;
    if (earlier.isPresent() && earlier.get().verdict == verdict) {
      decision = earlier.get();
      assertThat(decided.get().id()).isEqualTo(decision.id);
    } else {
      earlier.ifPresent(oracle::withdraw);
      decision = new Oracle.Decision(decided.get().id(), left, right, verdict);
      oracle.decisions.add(decision);
    }
    boolean atOnce = oracle.apply(decision, decided.get().person());
    assertThat(decided.get().atOnce()).isEqualTo(atOnce);
    assertThat(decided.get().person()).isEqualTo(oracle.person(left));
  }

  private static void withdraw(Town town, Oracle oracle, SessionToken token, RandomGenerator dice)
      throws SQLException {
    if (oracle.decisions.isEmpty()) {
      return;
    }
    Oracle.Decision decision = World.one(dice, oracle.decisions);
    List<Boolean> permitted = new ArrayList<>();
    Optional<Boolean> done =
        town.looks()
            .look(
                token,
                "POST /decisions/{id}/withdrawal",
                null,
                sight -> {
                  permitted.add(
                      !decision.withdrawn
                          && oracle.mayDecide(sight.reader(), decision.left, decision.right));
                  return Optional.of(sight.decisions().withdraw(decision.id));
                });
    assertThat(done).contains(permitted.getFirst());
    if (permitted.getFirst()) {
      oracle.withdraw(decision);
    }
  }

  private static void attach(Town town, Oracle oracle, SessionToken token, RandomGenerator dice)
      throws SQLException {
    if (!oracle.attachments.isEmpty() && dice.nextInt(3) == 0) {
      detach(town, oracle, token, World.one(dice, oracle.attachments));
      return;
    }
    int frequent = World.one(dice, town.world.uses()).frequent();
    String person = World.one(dice, town.handles);
    List<Boolean> permitted = new ArrayList<>();
    Optional<Long> made =
        town.looks()
            .look(
                token,
                "POST /attachments",
                person,
                sight -> {
                  permitted.add(
                      sight.reader().may(Right.DECIDE)
                          && oracle.attachable(sight.reader(), frequent)
                          && !oracle.of(sight.reader(), oracle.root(person)).isEmpty());
                  return sight.frequents().attach(town.frequent(frequent), person, REASON);
                });
    assertThat(made.isPresent()).isEqualTo(permitted.getFirst());
    if (made.isPresent() && oracle.attachments.stream().noneMatch(a -> a.id() == made.get())) {
      oracle.attachments.add(new Oracle.Attached(made.get(), frequent, oracle.root(person)));
    }
  }

  private static void detach(Town town, Oracle oracle, SessionToken token, Oracle.Attached attached)
      throws SQLException {
    List<Boolean> permitted = new ArrayList<>();
    Optional<Boolean> done =
        town.looks()
            .look(
                token,
                "POST /attachments/{id}/removal",
                null,
                sight -> {
                  permitted.add(
                      sight.reader().may(Right.DECIDE)
                          && oracle.attachments(sight.reader()).anyMatch(attached::equals));
                  return Optional.of(sight.frequents().detach(attached.id()));
                });
    assertThat(done).contains(permitted.getFirst());
    if (permitted.getFirst()) {
      oracle.attachments.remove(attached);
    }
  }

  // ------------------------------------------------------------------------------------- seeing

  private static void checkEverybody(Town town, Oracle oracle) throws SQLException {
    for (Role role : Role.values()) {
      List<String> at = role.belongsToAnAgency() ? town.world.agencies() : List.of("crisis", "");
      for (String agency : at) {
        Optional<Boolean> checked =
            town.looks()
                .look(
                    town.session(role, agency),
                    "check",
                    null,
                    sight -> {
                      check(town, oracle, sight);
                      return Optional.of(true);
                    });
        assertThat(checked).isPresent();
        checkTables(oracle, town.session(role, agency));
      }
    }
  }

  /** The tables themselves, past all code of ours: what a reader could get by any query at all. */
  private static void checkTables(Oracle oracle, SessionToken token) throws SQLException {
    Reader reader =
        new Sessions(server.workspace(), new SecureRandom()).reader(token).orElseThrow();
    try (Connection connection = server.workspace().getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      statements.list(
          "select study.begin_look(sha256(convert_to(?, 'UTF8')), 'raw', null)",
          _ -> true,
          token.text());
      for (Map.Entry<String, Long> one : oracle.tables(reader).entrySet()) {
        assertThat(
                statements
                    .list(
                        "select count(*) as n from (select 1 from study.%s) t"
                            .formatted(one.getKey()),
                        row -> row.getLong("n"))
                    .getFirst())
            .as("%s for %s at %s", one.getKey(), reader.role(), reader.agency())
            .isEqualTo(one.getValue());
      }
      connection.rollback();
    }
  }

  private static void check(Town town, Oracle oracle, Sight sight) throws SQLException {
    checkList(oracle, sight, Optional.empty(), 30, 1);
    checkList(oracle, sight, Optional.empty(), 365, 3);
    checkList(oracle, sight, Optional.empty(), 400, 1);
    for (String agency : town.world.agencies()) {
      checkList(oracle, sight, Optional.of(agency), 365, 1);
    }
    Set<String> handles = new TreeSet<>(oracle.personOf.values());
    handles.addAll(town.handles);
    for (String handle : handles) {
      checkPerson(town, oracle, sight, handle);
    }
    checkNearMisses(town, oracle, sight);
    checkFrequents(town, oracle, sight);
    assertThat(sight.decisions().list(1000, 0).lines())
        .extracting(DecisionLine::id)
        .containsExactlyElementsOf(oracle.decisions(sight.reader()));
    for (Oracle.Decision decision : oracle.decisions) {
      assertThat(sight.decisions().find(decision.id).isPresent())
          .isEqualTo(oracle.decisions(sight.reader()).contains(decision.id));
    }
    checkCounts(town, oracle, sight);
    assertThat(sight.trail().newest(10, 0).total() > 0).isEqualTo(sight.reader().may(Right.AUDIT));
    assertThat(sight.trail().accounts(10, 0).total() > 0)
        .isEqualTo(sight.reader().may(Right.AUDIT));
    assertThat(sight.accounts().list().isEmpty()).isEqualTo(!sight.reader().may(Right.ACCOUNTS));
  }

  private static void checkList(
      Oracle oracle, Sight sight, Optional<String> agency, int days, int atLeast)
      throws SQLException {
    List<String> expected = oracle.list(sight.reader(), agency, days, atLeast);
    Page<PersonLine> page = sight.people().list(agency, days, atLeast, 100, 0);
    assertThat(page.lines())
        .extracting(
            line ->
                "%s %s %d %s %s %s %s"
                    .formatted(
                        line.id(),
                        line.name(),
                        line.contacts(),
                        new TreeMap<>(line.byAgency()),
                        line.first(),
                        line.last(),
                        line.doubtful()))
        .containsExactlyElementsOf(expected);
    assertThat(page.total()).isEqualTo(expected.size());
    if (expected.size() > 2) {
      Page<PersonLine> part = sight.people().list(agency, days, atLeast, 1, 1);
      assertThat(part.total()).isEqualTo(expected.size());
      assertThat(part.lines()).containsExactly(page.lines().get(1));
    }
  }

  private static void checkPerson(Town town, Oracle oracle, Sight sight, String handle)
      throws SQLException {
    String root = oracle.root(handle);
    Optional<Person> found = sight.people().find(handle);
    assertThat(found.isPresent()).isEqualTo(!oracle.of(sight.reader(), root).isEmpty());
    if (found.isEmpty()) {
      return;
    }
    Person person = found.get();
    assertThat(person.id()).isEqualTo(root);
    List<String> names = new ArrayList<>(List.of(person.name()));
    names.addAll(person.otherNames());
    List<String> expected = oracle.names(sight.reader(), root);
    assertThat(names).isEqualTo(expected.isEmpty() ? List.of("") : expected);
    assertThat(person.births()).isEqualTo(oracle.births(sight.reader(), root));
    assertThat(person.mentions())
        .extracting(
            m ->
                m.key()
                    + " "
                    + m.tie().map(t -> String.valueOf(t.partner() - town.base)).orElse("alone"))
        .isEqualTo(oracle.mentions(sight.reader(), root));
    for (MentionLine mention : person.mentions()) {
      assertThat(mention.details()).containsExactly(Map.entry("nature", "x\ty\\z"));
      mention
          .tie()
          .map(Tie::evidence)
          .ifPresent(evidence -> assertThat(evidence.getFirst().level()).isEqualTo("other"));
    }
    assertThat(person.contacts())
        .isEqualTo(
            Map.of(
                30, oracle.count(sight.reader(), root, 30),
                365, oracle.count(sight.reader(), root, 365)));
    assertThat(person.decisions())
        .extracting(DecisionLine::id)
        .isEqualTo(oracle.decisions(sight.reader(), root));
    assertThat(person.attachments())
        .extracting(AttachmentLine::id)
        .containsExactlyInAnyOrderElementsOf(
            oracle
                .attachments(sight.reader())
                .filter(a -> oracle.root(a.person()).equals(root))
                .map(Oracle.Attached::id)
                .toList());
  }

  private static void checkNearMisses(Town town, Oracle oracle, Sight sight) throws SQLException {
    List<String> expected = oracle.nearMisses(sight.reader());
    Page<NearMiss> open = sight.nearMisses().list(1000, 0);
    assertThat(open.lines())
        .extracting(
            n ->
                "%d %d %s %s"
                    .formatted(
                        n.left().mention() - town.base,
                        n.right().mention() - town.base,
                        n.left().name(),
                        n.right().name()))
        .containsExactlyElementsOf(expected);
    assertThat(open.total()).isEqualTo(expected.size());
    for (World.Pair pair : town.world.nearMisses().subList(0, 6)) {
      boolean there =
          expected.stream()
              .anyMatch(line -> line.startsWith(pair.left() + " " + pair.right() + " "));
      assertThat(
              sight
                  .nearMisses()
                  .find(town.base + pair.right(), town.base + pair.left())
                  .isPresent())
          .isEqualTo(there);
    }
    for (NearMiss one : open.lines().stream().limit(2).toList()) {
      assertThat(one.left().contacts())
          .isEqualTo(oracle.count(sight.reader(), one.left().person(), 365));
      assertThat(sight.nearMisses().of(one.right().person()).lines()).contains(one);
    }
  }

  private static void checkFrequents(Town town, Oracle oracle, Sight sight) throws SQLException {
    for (FrequentKind kind : FrequentKind.values()) {
      for (int days : new int[] {30, 365}) {
        Map<String, Integer> expected = new HashMap<>();
        oracle
            .frequents(sight.reader(), kind == FrequentKind.NUMBER, days)
            .forEach((number, count) -> expected.put(town.frequent(number), count));
        Map<String, Integer> seen = new HashMap<>();
        for (FrequentLine line : sight.frequents().list(kind, days, 100, 0).lines()) {
          seen.put(line.id(), line.records());
          assertThat(line.byAgency().values().stream().mapToInt(n -> n).sum())
              .isEqualTo(line.records());
        }
        assertThat(seen).isEqualTo(expected);
      }
    }
    for (Map.Entry<Integer, String> one : town.frequents.entrySet()) {
      int number = one.getKey();
      int uses = oracle.uses(sight.reader(), number).size();
      Optional<Frequent> found = sight.frequents().find(one.getValue());
      assertThat(found.isPresent()).isEqualTo(uses > 0);
      assertThat(sight.frequents().uses(one.getValue(), 100, 0).lines()).hasSize(uses);
      found.ifPresent(
          frequent -> {
            assertThat(frequent.total()).isEqualTo(uses);
            assertThat(frequent.attachable()).isEqualTo(oracle.attachable(sight.reader(), number));
            assertThat(frequent.attachments())
                .extracting(AttachmentLine::id)
                .containsExactlyInAnyOrderElementsOf(
                    oracle
                        .attachments(sight.reader())
                        .filter(a -> a.frequent() == number)
                        .map(Oracle.Attached::id)
                        .toList());
          });
    }
  }

  private static void checkCounts(Town town, Oracle oracle, Sight sight) throws SQLException {
    Set<String> agencies = oracle.countsOf(sight.reader());
    assertThat(sight.bands().list()).extracting(Band::agency).containsExactlyElementsOf(agencies);
    for (AgencyNote agency : sight.agencies()) {
      assertThat(agency.counts()).isEqualTo(agencies.contains(agency.id()));
      assertThat(sight.bands().concentration(agency.id(), 365).isPresent())
          .isEqualTo(agency.counts());
      assertThat(agency.people())
          .isEqualTo(
              town.world.sources().stream()
                  .anyMatch(s -> s.agency().equals(agency.id()) && oracle.sees(sight.reader(), s)));
    }
    assertThat(sight.run().isPresent()).isEqualTo(sight.reader().may(Right.COUNTS));
  }
}
