package org.porchlight.pipeline.programs;

import java.util.List;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Result;
import org.porchlight.study.programs.Lock;

/**
 * What can be said of a program.
 *
 * @param served how many were offered it
 * @param afterStart whether it was registered only after it had started
 * @param outcomes one for each registered outcome, in its order
 */
public record Judged(
    Program program, int served, Lock lock, boolean afterStart, List<Outcome> outcomes) {
  public Judged {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Of the contacts with one agency.
   *
   * @param agency its id
   */
  public record Outcome(String agency, Result result) {
    /** What the interval says; empty words where there is no finding. */
    public Verdict verdict() {
      return switch (result) {
        case Result.Refusal _ -> Verdict.NOTHING_TO_SAY;
        case Result.Finding finding when finding.effect().high() < 1 -> Verdict.FEWER;
        case Result.Finding finding when finding.effect().low() > 1 -> Verdict.MORE;
        case Result.Finding _ -> Verdict.AS_USUAL;
      };
    }
  }

  /** Seen beside usual. */
  public enum Verdict {
    /** The whole interval is below what is usual. */
    FEWER,
    /** The whole interval is above what is usual. */
    MORE,
    /**
     * Usual is within the interval: no difference was noticed, which does not say there is none.
     */
    AS_USUAL,
    /** There is a reason instead. */
    NOTHING_TO_SAY
  }
}
