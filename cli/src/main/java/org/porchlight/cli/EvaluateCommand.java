package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.Linkages;
import org.porchlight.evaluation.Result;
import org.porchlight.pipeline.programs.Findings;
import org.porchlight.pipeline.programs.Judged;
import org.porchlight.pipeline.programs.ProgramJudge;
import org.porchlight.pipeline.programs.ProgramShelf;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.study.programs.Lock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says of each program what usually happens, what was seen, and what could have been noticed. */
@Command(
    name = "evaluate",
    description = {
      "Did it help? For each program of the city folder: what usually happens to people like these",
      "with no program, what was seen, and what could have been noticed with so many. No names."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  private final Console console;
  private final Clock clock;

  @Mixin(name = "common")
  private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "CITY", description = "A city folder.")
  private Path city = Path.of("");

  EvaluateCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  /**
   * Of {@code evaluate}.
   *
   * @param programs in the order of their files' names
   */
  record Evaluated(List<ProgramLine> programs) {}

  /**
   * One program. What stands beside the name is of its first outcome.
   *
   * @param cohort how many were offered it
   * @param months followed
   * @param usual null when nothing can be said
   * @param seen null when nothing can be said
   * @param detectable the smallest fall noticed four times in five, 0 to 1; null likewise
   */
  record ProgramLine(
      String name,
      int cohort,
      double months,
      Result.@Nullable Range usual,
      @Nullable Double seen,
      @Nullable Double detectable,
      Registered registered,
      List<OutcomeLine> outcomes) {}

  /**
   * When the program's file was seen first.
   *
   * @param changed when another was seen first; null when there never was one
   * @param afterStart whether that was only after the program had started
   */
  record Registered(String sha256, String at, @Nullable String changed, boolean afterStart) {}

  /**
   * Contacts with one agency after the start, for each 100 before.
   *
   * @param effect seen as a part of usual
   * @param linked the effect over other plausible linkages of the same records; null when that is
   *     not known
   * @param linkage the part of its variance that comes from linkage, 0 to 1; null likewise
   * @param lost the part of all followed days lost to jail, 0 to 1
   * @param lot what a draw shows: contacts in 100 days at risk, with a place less without; null
   *     when nobody drew
   * @param noticeable the smallest fall noticed four times in five when tried on the past, 0 to 1;
   *     null when that is too short
   * @param months since the start, each with all contacts so far
   * @param groups of those served, trait by trait
   * @param verdict fewer, more, as-usual or nothing-to-say
   * @param reason why nothing can be said; null when something is
   */
  record OutcomeLine(
      String agency,
      Result.@Nullable Range usual,
      @Nullable Double seen,
      Result.@Nullable Range effect,
      Result.@Nullable Range linked,
      @Nullable Double linkage,
      @Nullable Double detectable,
      @Nullable Double lost,
      @Nullable Double usuallyLost,
      ProgramOutcome.@Nullable Draw lot,
      @Nullable Double noticeable,
      List<ProgramOutcome.Watched> months,
      List<ProgramOutcome.Group> groups,
      String verdict,
      @Nullable String reason) {}

  @Override
  public Integer call() throws IOException {
    City read = CityFolder.read(city);
    List<Program> programs = ProgramFiles.read(read);
    if (programs.isEmpty()) {
      throw new ProblemsException(
          city.toString(),
          "programs/ holds no program. Write one file for each, such as programs/home-visits.yaml, before the program starts.",
          "PL-PROGRAM-003");
    }
    ImportedLake.require(read, city, common.home());
    List<Judged> all = new ArrayList<>();
    try (House house = new House(read, common.home(), console, clock)) {
      ProgramJudge judge = new ProgramJudge(read, house.study().data(), clock);
      for (Program program : programs) {
        all.add(judge.judge(program));
      }
      new ProgramShelf(common.home().folder()).put(read, all);
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the database stopped answering (SQL state %s). Run again.".formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
    all.forEach(judged -> tell(judged, read));
    if (common.json()) {
      console.json(new Evaluated(all.stream().map(judged -> line(judged, read)).toList()));
    }
    return ExitCode.DONE;
  }

  private void tell(Judged judged, City read) {
    Program program = judged.program();
    console.say("");
    console.say(
        "%s: %d people, followed for %d days from %s."
            .formatted(
                program.name().inOrFallback("en"),
                judged.served(),
                program.follow(),
                program.start()));
    for (Findings.Outcome outcome : judged.outcomes()) {
      console.say("  Contacts with %s".formatted(outcome.agency()));
      switch (outcome.result()) {
        case Result.Refusal(Result.Reason reason) -> {
          if (outcome.report().draw() == null) {
            console.say("    " + words(reason, program));
          }
        }
        case Result.Finding finding -> tell(finding, outcome.report());
      }
      tellMore(outcome.report());
    }
    console.say("  " + stamp(judged, read));
  }

  private void tell(Result.Finding finding, ProgramOutcome outcome) {
    console.say(
        "    Usual: for every 100 contacts before, people like these have %.0f in as many days after, with no program (likely %.0f to %.0f)."
            .formatted(finding.usual().estimate(), finding.usual().low(), finding.usual().high()));
    console.say("    Seen: %.0f. %s".formatted(finding.seen(), words(outcome.verdict())));
    ProgramOutcome.Numbers numbers = Objects.requireNonNull(outcome.numbers());
    console.say(
        numbers.noticeable() < 1
            ? "    With so many people we would likely notice only a fall of %.0f %% or more below usual."
                .formatted(100 * numbers.noticeable())
            : "    With so many people we would likely notice no fall at all.");
    console.say(
        "    Days lost to jail, hospital, moving or death as far as known, left out and never success: %.1f %% (usual %.1f %%)."
            .formatted(100 * finding.lost(), 100 * finding.usuallyLost()));
  }

  private void tellMore(ProgramOutcome outcome) {
    ProgramOutcome.Draw lot = outcome.draw();
    if (lot != null) {
      console.say(
          "    Drawn by lot: %+.1f contacts in 100 days beside those without (likely %+.1f to %+.1f; chance alone is as far %.0f %% of the time). %s"
              .formatted(
                  lot.effect().estimate(),
                  lot.effect().low(),
                  lot.effect().high(),
                  100 * lot.p(),
                  words(outcome.verdict())));
    }
    ProgramOutcome.Power power = outcome.power();
    if (power != null) {
      console.say(
          "    Tried on %d past days when nothing was done: %s. Where nothing fell, %.0f %% of the tries said that it did."
              .formatted(
                  power.starts(),
                  power.noticeable() < 1
                      ? "a fall of %.0f %% is noticed four times in five"
                          .formatted(100 * power.noticeable())
                      : "no fall is noticed four times in five",
                  100 * power.fooled()));
    }
  }

  private static String words(ProgramOutcome.Verdict verdict) {
    return switch (verdict) {
      case FEWER -> "That is fewer than usual.";
      case MORE -> "That is more than usual.";
      case AS_USUAL ->
          "That is within what is usual; it does not show an effect, nor that there is none.";
      case NOTHING_TO_SAY -> "";
    };
  }

  private static String words(Result.Reason reason, Program program) {
    return switch (reason) {
      case TOO_FEW_PEOPLE ->
          "Nothing can be said of fewer than %d people; judge it when more were served."
              .formatted(Evaluation.LEAST_PEOPLE);
      case NO_HISTORY ->
          "The records do not go back %d days before the start, so nobody knows what is usual; import older records."
              .formatted(program.rule().window() + program.follow());
      case TOO_FEW_LIKE_THEM ->
          "In the past the rule found too few people, or too few of these contacts, to say what is usual.";
      case NOBODY_AT_RISK ->
          "Everyone was in jail for all of the days followed, so there is nothing to count.";
      case TOO_EARLY ->
          "It is judged from %s on, when all sources are complete for the days followed; a look before that would be a choice."
              .formatted(program.analysis());
      case PICKED_AFTERWARDS ->
          "Somebody on the list had fewer than %d contacts in the %d days before the start, so the rule did not choose these people; correct the list."
              .formatted(program.rule().atLeast(), program.rule().window());
      case UNKNOWN_PEOPLE ->
          "The list names a record that is not known, or one person twice; correct it, or run 'porchlight link' again.";
    };
  }

  private static String stamp(Judged judged, City read) {
    Lock lock = judged.lock();
    StringBuilder stamp = new StringBuilder("Registered ");
    stamp.append(lock.registered().atZone(read.timeZone()).toLocalDate());
    stamp.append(" as ").append(lock.sha256(), 0, 12).append('.');
    if (judged.afterStart()) {
      stamp.append(" Registered after the program had started.");
    }
    lock.changed()
        .ifPresent(
            at ->
                stamp
                    .append(" Changed after registration on ")
                    .append(at.atZone(read.timeZone()).toLocalDate())
                    .append('.'));
    return stamp.toString();
  }

  private static ProgramLine line(Judged judged, City read) {
    List<OutcomeLine> outcomes = judged.outcomes().stream().map(EvaluateCommand::line).toList();
    OutcomeLine first = outcomes.getFirst();
    Lock lock = judged.lock();
    return new ProgramLine(
        judged.program().id(),
        judged.served(),
        Math.round(10 * judged.program().follow() / DAYS_PER_MONTH) / 10.0,
        first.usual(),
        first.seen(),
        first.detectable(),
        new Registered(
            lock.sha256(),
            lock.registered().toString(),
            lock.changed()
                .map(at -> at.atZone(read.timeZone()).toLocalDate().toString())
                .orElse(null),
            judged.afterStart()),
        outcomes);
  }

  private static OutcomeLine line(Findings.Outcome outcome) {
    ProgramOutcome report = outcome.report();
    Result.@Nullable Finding finding =
        outcome.result() instanceof Result.Finding found ? found : null;
    ProgramOutcome.Power power = report.power();
    return new OutcomeLine(
        outcome.agency(),
        finding == null ? null : finding.usual(),
        finding == null ? null : Double.valueOf(finding.seen()),
        finding == null ? null : finding.effect(),
        outcome.linked().map(Linkages::effect).orElse(null),
        outcome.linked().map(Linkages::share).orElse(null),
        finding == null ? null : Double.valueOf(finding.detectable()),
        finding == null ? null : Double.valueOf(finding.lost()),
        finding == null ? null : Double.valueOf(finding.usuallyLost()),
        report.draw(),
        power == null ? null : Double.valueOf(power.noticeable()),
        report.months(),
        report.groups(),
        report.verdict().label(),
        report.reason());
  }
}
