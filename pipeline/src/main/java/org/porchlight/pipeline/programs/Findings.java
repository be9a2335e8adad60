package org.porchlight.pipeline.programs;

import java.util.List;
import java.util.Optional;
import org.porchlight.city.Program;
import org.porchlight.evaluation.AnalysisFile;
import org.porchlight.evaluation.Demonstration;
import org.porchlight.evaluation.Linkages;
import org.porchlight.evaluation.Result;
import org.porchlight.evaluation.models.MatchedComparison;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramOutcome.Verdict;

/**
 * What a look at a program found.
 *
 * @param outcomes one for each registered outcome, in its order
 * @param elsewhere agencies that were not registered: where contacts may have moved
 * @param demonstration what a bare before and after says of no program
 */
public record Findings(
    List<Outcome> outcomes, List<Outcome> elsewhere, Optional<Demonstration> demonstration) {
  public Findings {
    outcomes = List.copyOf(outcomes);
    elsewhere = List.copyOf(elsewhere);
  }

  static Findings refused(Program program, Result.Reason reason) {
    return new Findings(
        program.outcomes().stream()
            .map(
                agency ->
                    new Outcome(
                        agency,
                        new Result.Refusal(reason),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList(),
        List.of(),
        Optional.empty());
  }

  /** What an outcome was counted with. */
  record Counted(AnalysisFile file, long seed) {}

  /**
   * Of the contacts with one agency.
   *
   * @param agency its id
   * @param telling whether the number seen would tell residents too much of few people
   * @param linked the effect over other linkages of the same records
   * @param matched those served beside people like them who were never in the program
   * @param counted for evaluators from outside; empty when nothing was found
   */
  public record Outcome(
      String agency,
      Result result,
      boolean telling,
      Optional<Linkages> linked,
      Optional<MatchedComparison> matched,
      Optional<Counted> counted) {
    /** What the interval says; it holds the doubt about links where that is known. */
    public Verdict verdict() {
      if (!(result instanceof Result.Finding finding)) {
        return Verdict.NOTHING_TO_SAY;
      }
      Result.Range effect = linked.map(Linkages::effect).orElse(finding.effect());
      boolean fewer = finding.effect().high() < 1 && effect.high() < 1;
      boolean more = finding.effect().low() > 1 && effect.low() > 1;
      return fewer ? Verdict.FEWER : more ? Verdict.MORE : Verdict.AS_USUAL;
    }

    ProgramOutcome report() {
      return switch (result) {
        case Result.Refusal(Result.Reason reason) ->
            new ProgramOutcome(agency, verdict(), Judged.label(reason), null);
        case Result.Finding finding ->
            new ProgramOutcome(
                agency,
                verdict(),
                null,
                new ProgramOutcome.Numbers(
                    interval(finding.usual()),
                    finding.seen(),
                    interval(finding.effect()),
                    finding.detectable(),
                    finding.lost(),
                    finding.usuallyLost(),
                    linked.map(Linkages::effect).map(Outcome::interval).orElse(null),
                    linked.map(Linkages::share).orElse(null)),
                matched.map(Outcome::comparison).orElse(null));
      };
    }

    ProgramOutcome published() {
      return telling ? report().withoutSeen() : report();
    }

    private static ProgramOutcome.Comparison comparison(MatchedComparison matched) {
      return switch (matched) {
        case MatchedComparison.Hidden hidden ->
            new ProgramOutcome.Comparison(
                0,
                0,
                Judged.label(hidden.reason()),
                null,
                hidden.balance().stream().map(Outcome::likeness).toList(),
                List.of());
        case MatchedComparison.Compared compared ->
            new ProgramOutcome.Comparison(
                compared.people(),
                compared.others(),
                null,
                interval(compared.effect()),
                compared.balance().stream().map(Outcome::likeness).toList(),
                compared.months().stream()
                    .map(
                        month ->
                            new ProgramOutcome.Month(
                                month.month(), month.served(), month.matched()))
                    .toList());
      };
    }

    private static ProgramOutcome.Likeness likeness(MatchedComparison.Balance balance) {
      return new ProgramOutcome.Likeness(
          Judged.label(balance.trait()),
          balance.which(),
          balance.served(),
          balance.matched(),
          balance.difference());
    }

    static ProgramOutcome.Interval interval(Result.Range range) {
      return new ProgramOutcome.Interval(range.estimate(), range.low(), range.high());
    }
  }
}
