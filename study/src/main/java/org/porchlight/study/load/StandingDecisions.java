package org.porchlight.study.load;

import java.util.List;
import org.porchlight.study.people.Verdict;

/**
 * The decisions a run must hold to.
 *
 * @param readTo up to where they were read; hand it to {@link StudyLoad#begin}, so that what is
 *     decided or withdrawn later is applied to the run's result
 * @param list in force, oldest first
 */
public record StandingDecisions(long readTo, List<Standing> list) {
  public StandingDecisions {
    list = List.copyOf(list);
  }

  /**
   * One decision.
   *
   * @param leftKey key of a mention
   * @param rightKey key of another one
   * @param verdict must link, or cannot
   */
  public record Standing(String leftKey, String rightKey, Verdict verdict) {
    @Override
    public String toString() {
      return "a decision: %s".formatted(verdict.label());
    }
  }

  @Override
  public String toString() {
    return "%d decisions".formatted(list.size());
  }
}
