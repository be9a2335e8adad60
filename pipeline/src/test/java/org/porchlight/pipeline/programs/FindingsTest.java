package org.porchlight.pipeline.programs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.evaluation.Result;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramOutcome.Verdict;

/** What residents may read of an outcome never lets them work out what is left out. */
class FindingsTest {
  private static final Result.Range USUAL = new Result.Range(40, 26, 59);

  private static Result finding(double seen) {
    return new Result.Finding(
        20, USUAL, seen, new Result.Range(seen / 40, seen / 59, seen / 26), 0.5, 0.02, 0.03);
  }

  private static Findings.Group group(String name, int people, Result result, boolean telling) {
    return new Findings.Group("sex", name, people, result, telling);
  }

  private static Findings.Outcome outcome(boolean telling, Findings.Group... groups) {
    return new Findings.Outcome(
        "fire",
        finding(14),
        telling,
        new Findings.Beside(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(groups)));
  }

  private static Findings.Outcome drawn(boolean telling, Result.Range effect) {
    return new Findings.Outcome(
        "fire",
        finding(14),
        telling,
        new Findings.Beside(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Findings.Lot(effect, 0.03, 12, 13)),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  @Test
  void groupsAreShownWhenEachHasEnoughPeople() {
    Findings.Outcome fair =
        outcome(false, group("F", 12, finding(11), false), group("M", 11, finding(18), false));
    assertThat(fair.published().groups())
        .extracting(one -> requireNonNull(requireNonNull(one.numbers()).seen()))
        .containsExactly(11.0, 18.0);
    Findings.Outcome small =
        outcome(
            false,
            group("F", 14, finding(11), false),
            group("M", 6, new Result.Refusal(Result.Reason.TOO_FEW_PEOPLE), false));
    assertThat(small.published().groups()).isEmpty();
    assertThat(small.report().groups()).as("the team sees both").hasSize(2);
  }

  /** The whole and all groups but one give the one. */
  @Test
  void whereOneGroupsNumberIsLeftOutAllAre() {
    Findings.Outcome one =
        outcome(false, group("F", 12, finding(11), true), group("M", 11, finding(18), false));
    assertThat(one.published().groups())
        .allSatisfy(
            group -> {
              assertThat(requireNonNull(group.numbers()).seen()).isNull();
              assertThat(group.numbers().effect()).isNull();
              assertThat(group.reason()).isEqualTo(ProgramOutcome.PROTECTED);
            });
    Findings.Outcome whole =
        outcome(true, group("F", 12, finding(11), false), group("M", 11, finding(18), false));
    assertThat(requireNonNull(whole.published().numbers()).seen()).isNull();
    assertThat(whole.published().groups())
        .allSatisfy(group -> assertThat(requireNonNull(group.numbers()).seen()).isNull());
  }

  @Test
  void aLotDecidesTheVerdictAndIsLeftOutWithTheNumberSeen() {
    assertThat(drawn(false, new Result.Range(-2, -3, -1)).verdict()).isEqualTo(Verdict.FEWER);
    assertThat(drawn(false, new Result.Range(-2, -3, 1)).verdict()).isEqualTo(Verdict.AS_USUAL);
    assertThat(drawn(false, new Result.Range(2, 1, 3)).verdict()).isEqualTo(Verdict.MORE);
    ProgramOutcome published = drawn(true, new Result.Range(-2, -3, -1)).published();
    assertThat(published.draw()).isNull();
    assertThat(published.verdict()).isEqualTo(Verdict.FEWER);
    assertThat(requireNonNull(published.numbers()).seen()).isNull();
  }
}
