package org.porchlight.cli.runpage;

import java.util.Comparator;
import java.util.List;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** How the pairs that were compared were chosen, and what that may have missed. */
record SearchPart(Html html, RunReport report) {

  void write() {
    RunReport.Search search = report.search();
    RunReport.Totals totals = report.totals();
    html.section("search", "How pairs were found");
    if (search.everyPair()) {
      html.p(
              html.say(
                  "There are %s, few enough to compare each with every other: %s. No pair was left out.",
                  html.words().of(totals.distinct(), "different record", "different records"),
                  html.words().of(totals.pairs(), "pair", "pairs")))
          .end();
      return;
    }
    html.p(
        html.say(
            "%s make %s. Comparing all would take too long, so records were looked at together that share something, in %s. %s of pairs (%s) were compared.",
            html.words().of(totals.distinct(), "different record", "different records"),
            html.words().of(totals.possible(), "pair", "pairs"),
            html.words()
                .of(
                    search.passes().stream().filter(RunReport.Pass::used).count(),
                    "pass",
                    "passes"),
            Figures.percent((double) totals.pairs() / Math.max(1, totals.possible())),
            Figures.count(totals.pairs())));
    Double guess = search.recall();
    if (guess != null) {
      html.p(
          html.say(
              "%s of the %s put together were found by one pass alone and %s by two. If passes failed independently, %s of all pairs that belong together would have been compared. They do not quite, so expect a little less.",
              Figures.count(search.byOne()),
              html.words().of(search.links(), "pair", "pairs"),
              Figures.count(search.byTwo()),
              Figures.percent(guess)));
    }
    Double real = search.trueRecall();
    if (real != null) {
      html.p(
          html.say(
              "By the truth, %s of the pairs that belong together were compared. Others can still be found, through a third record that both agree with.",
              Figures.percent(real)));
    }
    long windowed = search.passes().stream().mapToLong(RunReport.Pass::windowedBlocks).sum();
    if (windowed > 0) {
      html.flag(
          html.say(
              "%s too large even after being cut: there, only neighbors in alphabetical order were compared, and links may be missing.",
              html.words().count(windowed, "1 block was", "%s blocks were")));
    }
    double most =
        Math.max(1, search.passes().stream().mapToLong(RunReport.Pass::pairs).max().orElse(1));
    html.table(
            "Passes, by what only they found",
            List.of(
                "Records share",
                "Pairs looked at",
                "Put together",
                "Found by no other pass",
                "Blocks cut"),
            search.passes().stream()
                .sorted(
                    Comparator.comparingLong(RunReport.Pass::onlyHere)
                        .thenComparingLong(RunReport.Pass::links)
                        .reversed())
                .map(
                    pass ->
                        List.of(
                            Cell.verbatim(
                                html.words().label(pass.key())
                                    + (pass.used() ? "" : html.say(" (left out)"))),
                            Cell.bar(Figures.count(pass.pairs()), pass.pairs() / most),
                            Cell.number(Figures.count(pass.links())),
                            Cell.number(Figures.count(pass.onlyHere())),
                            Cell.number(Figures.count(pass.cutBlocks()))))
                .toList())
        .end();
  }
}
