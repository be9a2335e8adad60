package org.porchlight.cli.runpage;

import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** What the run had too little of, and what it refused to believe. */
record WeaknessPart(Html html, RunReport report) {
  private static final double FEW = 12;

  void write() {
    RunReport.Weakness weak = report.weakness();
    html.section("weak", "Where it is weak")
        .table(
            "How often each column is empty",
            List.of("Column", "Empty", "Read as"),
            weak.missing().stream()
                .map(
                    missing ->
                        List.of(
                            Cell.verbatim(missing.column()),
                            Cell.bar(Figures.percent(missing.share()), missing.share()),
                            Cell.words(missing.role())))
                .toList());
    String thin =
        report.evidence().stream()
            .filter(each -> matches(each) < FEW * 4)
            .map(evidence -> html.words().label(evidence.comparison()))
            .collect(Collectors.joining(", "));
    if (!thin.isEmpty()) {
      html.flag(
          html.say(
              "Too few matches were seen to learn much about: %s. There the weights are mostly what is usual elsewhere.",
              thin));
    }
    decisions(weak.decisions());
    html.end();
  }

  private static double matches(RunReport.Evidence evidence) {
    return evidence.levels().stream().skip(1).mapToDouble(RunReport.LevelCount::matches).sum();
  }

  private void decisions(RunReport.Decided decided) {
    int all = decided.same() + decided.notSame();
    html.heading("What people decided")
        .p(
            all == 0
                ? html.say("Nobody has decided about any pair of these records yet.")
                : html.say(
                    "%s held: %s the same, %s not the same. In %s the weight of the two alone says otherwise.",
                    html.words().of(all, "decision was", "decisions were"),
                    Figures.count(decided.same()),
                    Figures.count(decided.notSame()),
                    Figures.count(decided.against())));
  }
}
