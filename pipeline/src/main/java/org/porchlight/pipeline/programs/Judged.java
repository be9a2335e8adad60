package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Program;
import org.porchlight.evaluation.Demonstration;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.programs.Lock;

/**
 * What can be said of a program.
 *
 * @param served how many were offered it
 * @param afterStart whether it was registered only after it had started
 * @param looked the day of the look; null when it is too early for one
 */
public record Judged(
    Program program,
    int served,
    Lock lock,
    boolean afterStart,
    @Nullable LocalDate looked,
    Findings findings) {

  /** One for each registered outcome, in its order. */
  public List<Findings.Outcome> outcomes() {
    return findings.outcomes();
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
            program.rule().agencies(),
            program.rule().window(),
            program.rule().atLeast(),
            program.drawn() == Program.Draw.NOTHING ? null : label(program.drawn())),
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
        findings.outcomes().stream().map(Findings.Outcome::report).toList(),
        findings.elsewhere().stream().map(Findings.Outcome::report).toList(),
        findings.demonstration().map(Judged::shown).orElse(null),
        findings.harms(),
        findings.mixes().stream().map(Findings.Mix::report).toList(),
        Worth.of(program, findings.outcomes()).orElse(null));
  }

  /**
   * What residents may read of it: rounded, and without numbers that tell too much.
   *
   * @param hideUpTo people; a harm to so few is not told apart from none
   */
  public ProgramReport published(ZoneId zone, int hideUpTo) {
    return report(zone)
        .withoutSmallHarms(hideUpTo)
        .with(
            findings.outcomes().stream().map(Findings.Outcome::published).toList(),
            findings.elsewhere().stream().map(Findings.Outcome::published).toList())
        .rounded();
  }

  private static ProgramReport.Demonstration shown(Demonstration shown) {
    return new ProgramReport.Demonstration(
        shown.starts(), shown.people(), Findings.Outcome.interval(shown.fall()));
  }

  /** As messages and files write a reason: {@code too-early}. */
  public static String label(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
