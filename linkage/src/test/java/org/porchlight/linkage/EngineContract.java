package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every engine. The seed is printed with every failure. */
public abstract class EngineContract {
  /** Of the made-up people. */
  protected static final long SEED =
      Long.parseLong(
          System.getProperty("porchlight.seed", "").isBlank()
              ? "20261101"
              : System.getProperty("porchlight.seed"));

  /** Enough for blocking to be used. */
  private static final int SOME = 2600;

  /** For tests of one engine. */
  protected EngineContract() {}

  /** The engine that is tested. */
  protected abstract Engine engine();

  private static Records copied(Records records, List<Integer> rows, String prefix) {
    Records.Builder builder = Records.builder(records.columns());
    Set<String> there = new java.util.HashSet<>();
    for (int row : rows) {
      String id = there.add(records.id(row)) ? records.id(row) : prefix + records.id(row);
      builder.add(id, EmbeddedEngine.values(records, row));
    }
    return builder.build();
  }

  private static List<Integer> rows(Records records) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < records.size(); row++) {
      rows.add(row);
    }
    return rows;
  }

  @Test
  void theOrderOfRecordsChangesNothingAndTheSameSeedGivesTheSameAnswer() {
    Records records = EmbeddedEngine.people(SOME, SEED);
    List<Integer> order = rows(records);
    Collections.shuffle(order, new Random(SEED));
    Engine.Answer first = engine().link(records, LinkSettings.defaults());
    Engine.Answer second =
        engine().link(copied(records, order, ""), LinkSettings.defaults().withThreads(1));
    assertThat(second.persons()).as("seed %d", SEED).isEqualTo(first.persons());
    assertThat(second.model()).as("seed %d", SEED).isEqualTo(first.model());
    assertThat(second.weights()).as("seed %d", SEED).isEqualTo(first.weights());
    assertThat(second.compared()).as("seed %d", SEED).isEqualTo(first.compared());
  }

  /** Copies of records that say more than a name; "John Smith" twice may well be two people. */
  @Test
  void recordsThatComeTwiceChangeNothingForTheOthers() {
    Records records = EmbeddedEngine.people(900, SEED);
    List<Integer> twice = rows(records);
    for (int row = 0; row < records.size(); row++) {
      if (!EmbeddedEngine.values(records, row).get(2).isEmpty()) {
        twice.add(row);
      }
    }
    Engine.Answer once = engine().link(records, LinkSettings.defaults());
    Engine.Answer doubled =
        engine().link(copied(records, twice, "copy of "), LinkSettings.defaults());
    assertThat(doubled.compared()).as("seed %d", SEED).isEqualTo(once.compared());
    assertThat(doubled.model().lambda()).as("seed %d", SEED).isEqualTo(once.model().lambda());
    Set<Set<String>> originals =
        doubled.persons().stream()
            .map(
                person ->
                    person.stream()
                        .filter(id -> !id.startsWith("copy"))
                        .collect(Collectors.toUnmodifiableSet()))
            .filter(person -> person.size() > 1)
            .collect(Collectors.toSet());
    assertThat(originals)
        .as("seed %d", SEED)
        .isEqualTo(once.persons().stream().filter(p -> p.size() > 1).collect(Collectors.toSet()));
  }

  @Test
  void decisionsHoldWhateverTheWeightsSay() {
    Records records = EmbeddedEngine.people(SOME, SEED);
    Random random = new Random(SEED);
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      // Rows far apart, each used once, so that no two decisions contradict each other.
      String a = records.id(100 * i + random.nextInt(40));
      String b = records.id(100 * i + 50 + random.nextInt(40));
      decisions.add(i % 2 == 0 ? Decision.same(a, b) : Decision.notSame(a, b));
    }
    decisions.add(Decision.same("nobody has this", records.id(SOME - 1)));
    Engine.Answer answer = engine().link(records, LinkSettings.defaults().withDecisions(decisions));
    for (Decision decision : decisions.subList(0, 20)) {
      assertThat(answer.together(decision.left(), decision.right()))
          .as("seed %d, rows of a decision", SEED)
          .isEqualTo(decision.verdict() == Decision.Verdict.SAME);
    }
  }

  @Test
  void decisionsThatContradictEachOtherAreRefused() {
    Records records = EmbeddedEngine.people(60, SEED);
    List<Decision> decisions =
        List.of(
            Decision.same(records.id(0), records.id(9)),
            Decision.same(records.id(9), records.id(20)),
            Decision.notSame(records.id(0), records.id(20)));
    assertThatThrownBy(
            () -> engine().link(records, LinkSettings.defaults().withDecisions(decisions)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("take one of these decisions back");
  }

  @Test
  void aModelThatIsHandedOverIsUsedAsItStands() {
    Records records = EmbeddedEngine.people(1200, SEED);
    Engine.Answer learned = engine().link(records, LinkSettings.defaults());
    Engine.Answer again =
        engine().link(records, LinkSettings.defaults().withModel(learned.model()));
    assertThat(again).as("seed %d", SEED).isEqualTo(learned);
    Engine.Answer strict =
        engine()
            .link(
                records,
                LinkSettings.defaults()
                    .withModel(learned.model())
                    .withThreshold(new MatchWeight(60)));
    assertThat(strict.persons()).hasSizeGreaterThan(learned.persons().size());
  }

  @Test
  void recordsThatSayNothingStayAlone() {
    List<Records.Column> columns =
        List.of(
            new Records.Column("given", Role.GIVEN_NAME),
            new Records.Column("family", Role.FAMILY_NAME),
            new Records.Column("born", Role.BIRTH_DATE));
    Records.Builder nothing = Records.builder(columns);
    for (int i = 0; i < 30; i++) {
      nothing.add("n" + i, Arrays.asList(null, " ", ""));
    }
    nothing.add("long", List.of("x".repeat(100_000), "\uD83D\uDE00\uD83D", "not a date"));
    Engine.Answer answer = engine().link(nothing.build(), LinkSettings.defaults());
    assertThat(answer.persons()).hasSize(31);
  }

  @Test
  void manyRecordsWithoutAnyKeyAreRefused() {
    List<Records.Column> columns = List.of(new Records.Column("state", Role.STATE));
    Records.Builder states = Records.builder(columns);
    for (int i = 0; i < 2100; i++) {
      states.add("s" + i, List.of("S" + i));
    }
    assertThatThrownBy(() -> engine().link(states.build(), LinkSettings.defaults()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("give a name, a birth date, a phone or a number its role");
  }
}
