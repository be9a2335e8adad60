package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of a room, against somebody who tries every room that fits. */
class AnswerRuleTest {
  private final AnswerRule rule = new AnswerRule(Fixtures.RULES);

  @Test
  void fewerAnswersThanASurveyNeedsShowNothing() {
    assertThat(rule.shown(List.of(15L, 14L))).isEmpty();
    assertThat(rule.shown(List.of(60L, 40L))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"97, 3, 100, 0", "100, 0, 100, 0", "96, 4, 100, 0", "95, 5, 95, 5", "52, 48, 50, 50"})
  void percentsGoInStepsOfFiveAndAllIsNotToldFromNearlyAll(
      long first, long second, int firstShown, int secondShown) {
    assertThat(rule.shown(List.of(first, second)).orElseThrow().percents())
        .containsExactly(firstShown, secondShown);
  }

  /**
   * Whoever tries every room that would show the same finds three counts or more for each option.
   */
  @Test
  void whoeverTriesEveryRoomFindsThreeCountsOrMore() {
    Random random = new Random(8);
    int shown = 0;
    for (int world = 0; world < 120; world++) {
      int options = 2 + random.nextInt(2);
      int people = 20 + random.nextInt(50);
      long[] chosen = new long[options];
      double lean = random.nextDouble();
      for (int one = 0; one < people; one++) {
        chosen[random.nextDouble() < lean ? 0 : random.nextInt(options)]++;
      }
      Optional<AnswerRule.Shown> seen = rule.shown(LongStream.of(chosen).boxed().toList());
      if (seen.isPresent()) {
        shown++;
        List<Set<Long>> found = tried(seen.get(), options);
        for (int i = 0; i < options; i++) {
          assertThat(found.get(i)).as("%s", seen.get()).contains(chosen[i]).hasSizeGreaterThan(2);
        }
      }
    }
    assertThat(shown).isBetween(12, 115);
  }

  /** The counts of each option in all rooms that show just this. */
  private List<Set<Long>> tried(AnswerRule.Shown seen, int options) {
    List<Set<Long>> found = new java.util.ArrayList<>();
    for (int i = 0; i < options; i++) {
      found.add(new HashSet<>());
    }
    for (long a = 0; a <= 75; a++) {
      for (long b = 0; a + b <= 75; b++) {
        for (long c = 0; c <= (options == 2 ? 0 : 75 - a - b); c++) {
          List<Long> room = options == 2 ? List.of(a, b) : List.of(a, b, c);
          if (rule.shown(room).equals(Optional.of(seen))) {
            for (int i = 0; i < options; i++) {
              found.get(i).add(room.get(i));
            }
          }
        }
      }
    }
    return found;
  }
}
