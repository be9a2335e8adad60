package org.porchlight.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.porchlight.release.Manifest.Rules;

/**
 * What becomes of the answers to one question of a listening session. Whoever sat in the room knows
 * about how many others did, and often what some of them think. So nothing is shown of fewer
 * answers than a survey needs; the rest are percents in steps of five, and under 5 and over 95 are
 * not told apart from none and all: that everybody said the same would be what each one said.
 *
 * <p>Percents of one question are parts of one whole, and together they may say more than each
 * does. They are shown only if at least three counts remain for each option, worked out from all of
 * them and from the rounded number of answers; else none is.
 */
public final class AnswerRule {
  private static final int STEP = 5;
  private static final int FEWEST_COUNTS = 3;

  private final Rules rules;
  private final CountRule counts;

  /** The rule of a city. */
  public AnswerRule(Rules rules) {
    this.rules = rules;
    this.counts = new CountRule(rules);
  }

  /**
   * What is shown.
   *
   * @param answers how many answered, rounded as counts are
   * @param percents one for each option: a multiple of 5; 0 stands for under 5, 100 for over 95
   */
  public record Shown(long answers, List<Integer> percents) {
    public Shown {
      percents = List.copyOf(percents);
    }
  }

  /**
   * What may be shown of one question.
   *
   * @param chosen how often each option was chosen, at least two
   * @return empty when nothing is
   */
  public Optional<Shown> shown(List<Long> chosen) {
    long all = chosen.stream().mapToLong(Long::longValue).sum();
    if (all < rules.minimumSurvey() || all <= rules.hideUpTo()) {
      return Optional.empty();
    }
    List<Integer> percents = chosen.stream().map(one -> percent(one, all)).toList();
    long answers = counts.rounded(all);
    return leavesEnough(answers, percents)
        ? Optional.of(new Shown(answers, percents))
        : Optional.empty();
  }

  /** In steps of five; what is under 5 or over 95 stands at the end of the scale. */
  private static int percent(long one, long all) {
    double exact = 100.0 * one / all;
    if (exact < STEP) {
      return 0;
    }
    return exact > 100 - STEP ? 100 : (int) Math.round(exact / STEP) * STEP;
  }

  private boolean leavesEnough(long answers, List<Integer> percents) {
    List<BitSet> possible = percents.stream().map(_ -> new BitSet()).toList();
    long least = Math.max(rules.minimumSurvey(), counts.lowBehind(answers, 0));
    for (long all = least; all <= counts.highBehind(answers); all++) {
      add(Math.toIntExact(all), percents, possible);
    }
    return possible.stream().allMatch(option -> option.cardinality() >= FEWEST_COUNTS);
  }

  /** Adds the counts of each option that go with so many answers and with the other options. */
  private static void add(int all, List<Integer> percents, List<BitSet> possible) {
    int[] low = new int[percents.size()];
    int[] high = new int[percents.size()];
    for (int i = 0; i < percents.size(); i++) {
      int shown = percents.get(i);
      int[] fit = IntStream.rangeClosed(0, all).filter(one -> percent(one, all) == shown).toArray();
      if (fit.length == 0) {
        return;
      }
      low[i] = fit[0];
      high[i] = fit[fit.length - 1];
    }
    int lowest = IntStream.of(low).sum();
    int highest = IntStream.of(high).sum();
    for (int i = 0; i < low.length; i++) {
      // The others leave so much for this one.
      int from = Math.max(low[i], all - (highest - high[i]));
      int to = Math.min(high[i], all - (lowest - low[i]));
      if (from <= to) {
        possible.get(i).set(from, to + 1);
      }
    }
  }
}
