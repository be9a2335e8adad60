package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Result;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramOutcome.Verdict;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.programs.Lock;

/**
 * What can be said of a program.
 *
 * @param served how many were offered it
 * @param afterStart whether it was registered only after it had started
 * @param looked the day of the look; null when it is too early for one
 * @param outcomes one for each registered outcome, in its order
 */
public record Judged(
    Program program,
    int served,
    Lock lock,
    boolean afterStart,
    @Nullable LocalDate looked,
    List<Outcome> outcomes) {
  public Judged {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * Of the contacts with one agency.
   *
   * @param agency its id
   * @param telling whether the number seen would tell residents too much of few people
   */
  public record Outcome(String agency, Result result, boolean telling) {
    /** What the interval says. */
    public Verdict verdict() {
      return switch (result) {
        case Result.Refusal _ -> Verdict.NOTHING_TO_SAY;
        case Result.Finding finding when finding.effect().high() < 1 -> Verdict.FEWER;
        case Result.Finding finding when finding.effect().low() > 1 -> Verdict.MORE;
        case Result.Finding _ -> Verdict.AS_USUAL;
      };
    }

    private ProgramOutcome report() {
      return switch (result) {
        case Result.Refusal(Result.Reason reason) ->
            new ProgramOutcome(agency, verdict(), label(reason), null);
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
                    finding.usuallyLost()));
      };
    }
  }

  /**
   * All of it, for the team.
   *
   * @param zone the city's, for days of moments
   */
  public ProgramReport report(ZoneId zone) {
    return new ProgramReport(
        program.id(),
        program.name(),
        program.about(),
        program.initiative(),
        new ProgramReport.Rule(
            program.rule().agencies(), program.rule().window(), program.rule().atLeast()),
        served,
        program.start(),
        program.follow(),
        program.analysis(),
        new ProgramReport.Registration(
            lock.sha256(),
            lock.registered().atZone(zone).toLocalDate(),
            afterStart,
            lock.changed().map(at -> at.atZone(zone).toLocalDate()).orElse(null)),
        looked,
        outcomes.stream().map(Outcome::report).toList(),
        null);
  }

  /** What residents may read of it: rounded, and without numbers that tell too much. */
  public ProgramReport published(ZoneId zone) {
    ProgramReport exact = report(zone);
    return exact
        .with(
            outcomes.stream()
                .map(one -> one.telling() ? one.report().withoutSeen() : one.report())
                .toList())
        .rounded();
  }

  private static ProgramOutcome.Interval interval(Result.Range range) {
    return new ProgramOutcome.Interval(range.estimate(), range.low(), range.high());
  }

  /** As messages and files write a reason: {@code too-early}. */
  public static String label(Result.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
