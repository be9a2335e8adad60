package org.porchlight.workspace.programs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * The people served beside people like them: how alike they were, and both lines.
 *
 * @param id unique on its page
 * @param months empty when the comparison hides itself
 */
public record ComparisonTables(
    String id, Phrase name, DataTable balance, Optional<DataTable> months) {

  /** The tables of an outcome; empty when there is nothing to compare. */
  static Optional<ComparisonTables> of(Look look, Terms terms, ProgramOutcome outcome) {
    ProgramOutcome.Comparison comparison = outcome.comparison();
    if (comparison == null || comparison.balance().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Phrase> agency = Map.of("agency", terms.agency(outcome.agency()));
    Phrase served = look.say("programs.served");
    Phrase others = look.say("programs.others");
    DataTable balance =
        new DataTable(
            look.say("programs.balance", agency),
            List.of(look.say("programs.trait"), served, others, look.say("programs.difference")),
            comparison.balance().stream()
                .map(
                    line ->
                        new DataTable.Row(
                            trait(look, terms, line),
                            List.of(
                                decimal(look, line.served()),
                                decimal(look, line.matched()),
                                decimal(look, line.difference()))))
                .toList());
    DataTable months =
        new DataTable(
            look.say("programs.months", agency),
            List.of(look.say("programs.month"), served, others),
            comparison.months().stream()
                .map(
                    month ->
                        new DataTable.Row(
                            Phrase.words(Integer.toString(month.month())),
                            List.of(decimal(look, month.served()), decimal(look, month.matched()))))
                .toList());
    return Optional.of(
        new ComparisonTables(
            "compared-" + outcome.agency(),
            look.say("programs.compared", agency),
            balance,
            comparison.months().isEmpty() ? Optional.empty() : Optional.of(months)));
  }

  private static Phrase trait(Look look, Terms terms, ProgramOutcome.Likeness line) {
    Phrase which =
        line.trait().equals("agency")
            ? terms.agency(line.which())
            : look.language().name(line.which());
    return look.say("programs.trait." + line.trait(), Map.of("which", which));
  }

  private static Phrase decimal(Look look, double value) {
    double shown = Math.rint(value * 10) / 10;
    return Phrase.words((shown < 0 ? "\u2212" : "") + look.language().decimal(Math.abs(shown)));
  }
}
