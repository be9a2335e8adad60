package org.porchlight.pipeline.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.Program;
import org.porchlight.evaluation.AnalysisFile;
import org.porchlight.evaluation.Result;
import org.porchlight.evaluation.Saving;
import org.porchlight.release.ProgramOutcome.Interval;
import org.porchlight.release.ProgramReport;

/** What contacts that stayed away are worth, by the costs of a program's file. */
final class Worth {
  private static final Result.Range NOTHING = new Result.Range(0, 0, 0);

  private Worth() {}

  /** Of all outcomes whose contacts have a cost; empty where none has, or nothing was found. */
  static Optional<ProgramReport.Worth> of(Program program, List<Findings.Outcome> outcomes) {
    Result.Range all = NOTHING;
    Saving plain = new Saving(NOTHING, NOTHING);
    Saving stepped = plain;
    List<ProgramReport.CostNote> notes = new ArrayList<>();
    for (Findings.Outcome outcome : outcomes) {
      List<Program.Cost> own =
          program.costs().stream().filter(cost -> cost.agency().equals(outcome.agency())).toList();
      if (own.isEmpty()
          || outcome.counted().isEmpty()
          || !(outcome.result() instanceof Result.Finding finding)) {
        continue;
      }
      Result.Range avoided = avoided(finding, outcome.counted().get().file());
      List<Saving.UnitCost> costs = own.stream().map(Worth::unit).toList();
      all = all.plus(avoided);
      plain = plain.plus(Saving.of(avoided, costs, false));
      stepped = stepped.plus(Saving.of(avoided, costs, true));
      own.forEach(cost -> notes.add(note(cost)));
    }
    return notes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProgramReport.Worth(
                interval(all),
                interval(plain.hours()),
                interval(plain.cash()),
                interval(stepped.cash()),
                notes));
  }

  /** Usual less seen, in contacts: an index of 100 is as many a day at risk as before the start. */
  private static Result.Range avoided(Result.Finding finding, AnalysisFile file) {
    double before = 0;
    double daysBefore = 0;
    double daysAfter = 0;
    for (AnalysisFile.Served one : file.served()) {
      before += one.counts().before();
      daysBefore += one.counts().daysBefore();
      daysAfter += one.counts().daysAfter();
    }
    double each = before / daysBefore * daysAfter / 100;
    Result.Range usual = finding.usual();
    return new Result.Range(
        (usual.estimate() - finding.seen()) * each,
        (usual.low() - finding.seen()) * each,
        (usual.high() - finding.seen()) * each);
  }

  private static Saving.UnitCost unit(Program.Cost cost) {
    return new Saving.UnitCost(
        cost.what().inOrFallback("en"),
        cost.source().inOrFallback("en"),
        cost.year(),
        cost.marginal(),
        switch (cost.kind()) {
          case FIXED -> Saving.Kind.FIXED;
          case SEMI_VARIABLE -> Saving.Kind.SEMI_VARIABLE;
          case VARIABLE -> Saving.Kind.VARIABLE;
        },
        range(cost.amount()),
        range(cost.hours()));
  }

  private static ProgramReport.CostNote note(Program.Cost cost) {
    return new ProgramReport.CostNote(
        cost.agency(),
        cost.what(),
        cost.source(),
        cost.year(),
        cost.marginal(),
        Judged.label(cost.kind()),
        interval(range(cost.amount())),
        interval(range(cost.hours())));
  }

  private static Result.Range range(Program.Figure figure) {
    return new Result.Range(figure.about(), figure.low(), figure.high());
  }

  private static Interval interval(Result.Range range) {
    return Findings.Outcome.interval(range);
  }
}
