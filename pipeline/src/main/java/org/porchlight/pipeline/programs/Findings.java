package org.porchlight.pipeline.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.Program;
import org.porchlight.evaluation.AnalysisFile;
import org.porchlight.evaluation.Demonstration;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.Linkages;
import org.porchlight.evaluation.Monitor;
import org.porchlight.evaluation.Power;
import org.porchlight.evaluation.Result;
import org.porchlight.evaluation.Shares;
import org.porchlight.evaluation.models.MatchedComparison;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramOutcome.Verdict;
import org.porchlight.release.ProgramReport;

/**
 * What a look at a program found.
 *
 * @param outcomes one for each registered outcome, in its order
 * @param elsewhere agencies that were not registered: where contacts may have moved
 * @param demonstration what a bare before and after says of no program
 * @param harms what else happened to those served; none where nobody writes it down
 * @param mixes by which doors contacts came, and how they ended
 */
public record Findings(
    List<Outcome> outcomes,
    List<Outcome> elsewhere,
    Optional<Demonstration> demonstration,
    List<ProgramReport.Harm> harms,
    List<Mix> mixes) {
  /** All parts of a mix that are too rare to be told apart. */
  static final String OTHER = "other";

  public Findings {
    mixes = List.copyOf(mixes);
    harms = List.copyOf(harms);
    outcomes = List.copyOf(outcomes);
    elsewhere = List.copyOf(elsewhere);
  }

  static Findings refused(Program program, Result.Reason reason) {
    return new Findings(
        program.outcomes().stream()
            .map(agency -> new Outcome(agency, new Result.Refusal(reason), false, Beside.NOTHING))
            .toList(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /**
   * Parts of contacts.
   *
   * @param agency whose contacts, and how they ended; empty for all contacts, by agency
   */
  record Mix(String agency, Shares shares) {
    ProgramReport.Mix report() {
      return new ProgramReport.Mix(
          agency,
          shares.parts().stream()
              .map(
                  part ->
                      new ProgramReport.Part(
                          part.name(), Outcome.interval(part.usual()), part.seen()))
              .toList());
    }
  }

  /** What an outcome was counted with. */
  record Counted(AnalysisFile file, long seed) {}

  /**
   * What stands beside an outcome's numbers.
   *
   * @param linked the effect over other linkages of the same records
   * @param matched those served beside people like them who were never in the program
   * @param counted for evaluators from outside; empty when nothing was found
   * @param draw what the lot shows; empty when nobody drew
   * @param power what could be noticed, tried on the past
   * @param monitor month by month
   * @param groups parts of those served
   */
  record Beside(
      Optional<Linkages> linked,
      Optional<MatchedComparison> matched,
      Optional<Counted> counted,
      Optional<Lot> draw,
      Optional<Power> power,
      Optional<Monitor> monitor,
      List<Group> groups) {
    static final Beside NOTHING =
        new Beside(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    /** Before the day of the look. */
    static Beside early(Optional<Power> power, Optional<Monitor> monitor) {
      return new Beside(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          power,
          monitor,
          List.of());
    }

    /** Where a lot is all there is. */
    static Beside lot(Optional<Lot> lot) {
      return new Beside(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          lot,
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  /**
   * What a lot shows.
   *
   * @param effect contacts in 100 days at risk, with the lot's place or start less those without
   */
  record Lot(Result.Range effect, double p, int places, int others) {}

  /**
   * Some of those served.
   *
   * @param trait age, sex or race
   * @param telling as in {@link Outcome}
   */
  record Group(String trait, String name, int people, Result result, boolean telling) {
    ProgramOutcome.Group report() {
      Verdict verdict = Findings.verdict(result, Optional.empty());
      return switch (result) {
        case Result.Refusal(Result.Reason reason) ->
            new ProgramOutcome.Group(trait, name, people, verdict, Judged.label(reason), null);
        case Result.Finding finding ->
            new ProgramOutcome.Group(
                trait,
                name,
                people,
                verdict,
                null,
                numbers(finding, Optional.empty(), Optional.empty()));
      };
    }
  }

  private static Verdict verdict(Result result, Optional<Linkages> linked) {
    if (!(result instanceof Result.Finding finding)) {
      return Verdict.NOTHING_TO_SAY;
    }
    Result.Range effect = linked.map(Linkages::effect).orElse(finding.effect());
    boolean fewer = finding.effect().high() < 1 && effect.high() < 1;
    boolean more = finding.effect().low() > 1 && effect.low() > 1;
    return fewer ? Verdict.FEWER : more ? Verdict.MORE : Verdict.AS_USUAL;
  }

  /** What could be noticed is what was noticed on the past, where that is long enough to try. */
  private static ProgramOutcome.Numbers numbers(
      Result.Finding finding, Optional<Linkages> linked, Optional<Power> power) {
    return new ProgramOutcome.Numbers(
        Outcome.interval(finding.usual()),
        finding.seen(),
        Outcome.interval(finding.effect()),
        power.map(Power::noticeable).orElse(finding.detectable()),
        finding.lost(),
        finding.usuallyLost(),
        linked.map(Linkages::effect).map(Outcome::interval).orElse(null),
        linked.map(Linkages::share).orElse(null));
  }

  /**
   * Of the contacts with one agency.
   *
   * @param agency its id
   * @param telling whether the number seen would tell residents too much of few people
   */
  public record Outcome(String agency, Result result, boolean telling, Beside beside) {
    /** The effect over other plausible linkages of the same records, where that is known. */
    public Optional<Linkages> linked() {
      return beside.linked();
    }

    Optional<Counted> counted() {
      return beside.counted();
    }

    /**
     * What the lot says where one was drawn, for it is the best evidence; else what the interval
     * says, which holds the doubt about links where that is known.
     */
    public Verdict verdict() {
      return beside
          .draw()
          .map(
              lot ->
                  lot.effect().high() < 0
                      ? Verdict.FEWER
                      : lot.effect().low() > 0 ? Verdict.MORE : Verdict.AS_USUAL)
          .orElseGet(() -> Findings.verdict(result, linked()));
    }

    /** All of it, for the team. */
    public ProgramOutcome report() {
      boolean said = result instanceof Result.Finding || beside.draw().isPresent();
      return new ProgramOutcome(
          agency,
          verdict(),
          said ? null : Judged.label(((Result.Refusal) result).reason()),
          result instanceof Result.Finding finding
              ? numbers(finding, linked(), beside.power())
              : null,
          beside.matched().map(Outcome::comparison).orElse(null),
          beside
              .draw()
              .map(
                  lot ->
                      new ProgramOutcome.Draw(
                          interval(lot.effect()), lot.p(), lot.places(), lot.others()))
              .orElse(null),
          beside
              .power()
              .map(
                  power ->
                      new ProgramOutcome.Power(
                          power.noticeable(), power.fooled(), power.starts(), power.tries()))
              .orElse(null),
          beside.groups().stream().map(Group::report).toList(),
          beside.monitor().map(Outcome::months).orElse(List.of()));
    }

    private static List<ProgramOutcome.Watched> months(Monitor monitor) {
      return monitor.months().stream()
          .map(
              month ->
                  new ProgramOutcome.Watched(month.month(), interval(month.usual()), month.seen()))
          .toList();
    }

    /**
     * What residents may read. Groups by one trait are shown when each has enough people; where the
     * number of one would tell too much, those of the others are left out as well, because the
     * whole is known.
     */
    ProgramOutcome published() {
      List<ProgramOutcome.Group> shown = new ArrayList<>();
      Map<String, List<Group>> traits = new LinkedHashMap<>();
      beside
          .groups()
          .forEach(
              group -> traits.computeIfAbsent(group.trait(), _ -> new ArrayList<>()).add(group));
      for (List<Group> all : traits.values()) {
        if (all.stream().allMatch(group -> group.people() >= Evaluation.LEAST_PEOPLE)) {
          boolean guarded =
              all.stream()
                  .anyMatch(group -> group.telling() || group.result() instanceof Result.Refusal);
          for (Group group : all) {
            ProgramOutcome.Group report = group.report();
            shown.add(guarded ? report.withoutSeen() : report);
          }
        }
      }
      ProgramOutcome report = report().with(shown);
      return telling ? report.withoutSeen() : report;
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
