package org.porchlight.workspace.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramReport;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** What contacts that stayed away are worth: hours first, and cash only where it is saved. */
record WorthWords(Look look, Terms terms) {

  /** A sentence each; empty where nobody has said what a contact costs. */
  static Optional<List<Phrase>> of(Look look, Terms terms, ProgramReport report) {
    ProgramReport.Worth worth = report.worth();
    return worth == null
        ? Optional.empty()
        : Optional.of(new WorthWords(look, terms).sentences(worth));
  }

  private List<Phrase> sentences(ProgramReport.Worth worth) {
    List<Phrase> lines = new ArrayList<>();
    lines.add(look.say("programs.worth.avoided", range(worth.avoided())));
    lines.add(look.say("programs.worth.hours", range(worth.hours())));
    lines.add(look.say("programs.worth.cash", range(worth.cash())));
    if (!worth.cashInSteps().equals(worth.cash())) {
      lines.add(look.say("programs.worth.steps", range(worth.cashInSteps())));
    }
    for (ProgramReport.CostNote cost : worth.costs()) {
      Map<String, Phrase> values = new HashMap<>(range(cost.amount()));
      values.put("agency", terms.agency(cost.agency()));
      values.put("what", look.language().data(cost.what()));
      values.put("source", look.language().data(cost.source()));
      values.put("year", Phrase.words(Integer.toString(cost.year())));
      values.put("kind", look.say("programs.cost." + cost.kind()));
      values.put(
          "mean", look.say(cost.marginal() ? "programs.cost.marginal" : "programs.cost.average"));
      lines.add(look.say("programs.worth.cost", values));
    }
    return lines;
  }

  private Map<String, Phrase> range(ProgramOutcome.Interval interval) {
    return Map.of(
        "n", number(interval.estimate()),
        "low", number(interval.low()),
        "high", number(interval.high()));
  }

  private Phrase number(double value) {
    long whole = Math.round(value);
    return Phrase.words((whole < 0 ? "\u2212" : "") + look.language().number(Math.abs(whole)));
  }
}
