package org.porchlight.evaluation.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.models.MatchedComparison.Compared;
import org.porchlight.evaluation.models.MatchedComparison.Hidden;
import org.porchlight.evaluation.models.MatchedComparison.Month;
import org.porchlight.evaluation.models.MatchedComparison.Reason;
import org.porchlight.evaluation.models.MatchedComparison.Records;

class MatchedComparisonTest {

  private static final int PEOPLE = 1500;
  private static final int SERVED = 30;

  private static MatchedComparison world(long seed, double kept, int jailed) {
    Crowd crowd = new Crowd(PEOPLE, seed);
    List<String> served = crowd.served(SERVED);
    return MatchedComparison.of(crowd.records(served, kept, jailed), served, Crowd.PLAN, 300, seed);
  }

  private static List<Compared> compared(int worlds, double kept, int jailed) {
    List<Compared> shown =
        IntStream.range(0, worlds)
            .parallel()
            .mapToObj(i -> world(i, kept, jailed))
            .filter(Compared.class::isInstance)
            .map(Compared.class::cast)
            .toList();
    assertThat(shown).hasSizeGreaterThan(worlds / 2);
    return shown;
  }

  private static double part(List<Compared> all, Predicate<Compared> is) {
    return (double) all.stream().filter(is).count() / all.size();
  }

  @Test
  void whereNothingHelpsTheIntervalSaysSo() {
    int worlds = 1000;
    List<Compared> all = compared(worlds, 1, 0);
    double covered = part(all, world -> world.effect().covers(1));
    double below = part(all, world -> world.effect().estimate() < 1);
    System.err.printf(
        "KNOWN matched, no effect: shown %.3f, covered %.3f, estimate below 1 %.3f%n",
        (double) all.size() / worlds, covered, below);
    assertThat(covered).isBetween(0.88, 0.92);
    assertThat(below).isBetween(0.45, 0.55);
    assertThat(all)
        .allSatisfy(
            world -> assertThat(world.balance()).allMatch(MatchedComparison.Balance::alike));
  }

  @Test
  void halfIsFoundToBeHalf() {
    List<Compared> all = compared(150, 0.5, 0);
    double covered = part(all, world -> world.effect().covers(0.5));
    double noticed = part(all, world -> world.effect().high() < 1);
    System.err.printf("KNOWN matched, half: covered %.3f, noticed %.3f%n", covered, noticed);
    assertThat(covered).isBetween(0.84, 0.96);
    assertThat(noticed).isGreaterThan(0.5);
  }

  @Test
  void jailIsNoSuccess() {
    List<Compared> all = compared(150, 1, 90);
    double success = part(all, world -> world.effect().high() < 1);
    System.err.printf("KNOWN matched, jail: success %.3f%n", success);
    assertThat(success).isLessThan(0.1);
    assertThat(all)
        .allSatisfy(
            world ->
                assertThat(world.months().stream().map(Month::month))
                    .as("no line where nobody served was at risk")
                    .containsExactly(-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 3, 4, 5));
  }

  @Test
  void theTwoLinesFallTogetherUntilTheProgramParts() {
    List<Compared> all = compared(40, 0.5, 0);
    double apartBefore = 0;
    double apartAfter = 0;
    for (Compared world : all) {
      assertThat(world.months()).hasSize(18);
      for (Month month : world.months()) {
        double apart = Math.log(month.served() / month.matched());
        apartBefore += month.month() < 0 ? apart / 12 / all.size() : 0;
        apartAfter += month.month() < 0 ? 0 : apart / 6 / all.size();
      }
    }
    assertThat(apartBefore).isBetween(-0.1, 0.1);
    assertThat(apartAfter).isBetween(Math.log(0.5) - 0.15, Math.log(0.5) + 0.15);
  }

  @Test
  void aWorldWhereNobodyIsLikeTheServedHidesItself() {
    int worlds = 50;
    long hidden = 0;
    for (int seed = 0; seed < worlds; seed++) {
      Crowd crowd = new Crowd(PEOPLE, seed);
      List<String> served = crowd.worst(SERVED);
      MatchedComparison result =
          MatchedComparison.of(crowd.records(served, 1, 0), served, Crowd.PLAN, 100, seed);
      if (result instanceof Hidden(Reason reason, List<MatchedComparison.Balance> balance)) {
        hidden++;
        assertThat(reason).isIn(Reason.NOT_ALIKE, Reason.TOO_FEW_LIKE_THEM);
        assertThat(balance).as("the table says in what they differ").isNotEmpty();
      }
    }
    System.err.printf("KNOWN matched, nobody alike: hidden %d of %d%n", hidden, worlds);
    assertThat(hidden).isEqualTo(worlds);
  }

  @Test
  void eachReasonIsGivenForItsOwnCause() {
    Crowd crowd = new Crowd(PEOPLE, 1);
    List<String> served = crowd.served(SERVED);
    Records records = crowd.records(served, 1, 0);
    assertThat(reason(records, served.subList(0, 10))).isEqualTo(Reason.TOO_FEW_PEOPLE);
    List<History> all = records.histories();
    Records late = new Records(all, Crowd.START - 364, Crowd.END, records.agencies());
    assertThat(reason(late, served)).isEqualTo(Reason.NO_HISTORY);
    Records soon = new Records(all, 0, Crowd.END - 1, records.agencies());
    assertThat(reason(soon, served)).isEqualTo(Reason.TOO_EARLY);
    List<String> strangers = new ArrayList<>(served);
    strangers.set(0, "nobody");
    assertThat(reason(records, strangers)).isEqualTo(Reason.UNKNOWN_PEOPLE);
    strangers.set(0, served.get(1));
    assertThat(reason(records, strangers)).isEqualTo(Reason.UNKNOWN_PEOPLE);
    List<History> more = new ArrayList<>(all);
    more.add(new History("quiet", new int[] {Crowd.START - 1}, List.of()));
    strangers.set(0, "quiet");
    assertThat(reason(new Records(more, 0, Crowd.END, records.agencies()), strangers))
        .isEqualTo(Reason.PICKED_AFTERWARDS);
    List<History> alone = all.stream().filter(h -> served.contains(h.handle())).toList();
    assertThat(reason(new Records(alone, 0, Crowd.END, records.agencies()), served))
        .isEqualTo(Reason.TOO_FEW_LIKE_THEM);
    assertThatThrownBy(() -> MatchedComparison.of(records, served, Crowd.PLAN, 99, 1))
        .hasMessageContaining("at least 100 draws");
  }

  @Test
  void whoLostAllFollowedDaysShowsNothing() {
    for (int seed = 0; ; seed++) {
      if (world(seed, 1, 0) instanceof Compared) {
        assertThat(world(seed, 1, 180))
            .isInstanceOfSatisfying(
                Hidden.class,
                hidden -> assertThat(hidden.reason()).isEqualTo(Reason.TOO_LITTLE_SEEN));
        assertThat(world(seed, 1, 0)).as("the same seed").isEqualTo(world(seed, 1, 0));
        return;
      }
    }
  }

  private static Reason reason(Records records, List<String> served) {
    MatchedComparison result = MatchedComparison.of(records, served, Crowd.PLAN, 100, 1);
    assertThat(result).isInstanceOf(Hidden.class);
    return ((Hidden) result).reason();
  }
}
