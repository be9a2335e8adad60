package org.porchlight.cli.runpage;

import java.util.List;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** Pairs that weigh enough and were kept apart all the same, by the reason. */
record ApartPart(Html html, RunReport report) {
  void write() {
    RunReport.Weakness weak = report.weakness();
    html.section("apart", "Kept apart in spite of their weight");
    if (weak.guards().isEmpty()) {
      html.p(
              html.say(
                  "No pair that weighs enough looked like twins, parent and child, or people of one home."))
          .end();
      return;
    }
    html.p(
            html.say(
                "These pairs weigh enough to be one person, but look like two people who share much. What the two records say was not enough to join them."))
        .table(
            "Pairs by the reason",
            List.of("Because", "Pairs"),
            weak.guards().stream()
                .map(
                    guard ->
                        List.of(
                            Cell.words(guard.words()), Cell.number(Figures.count(guard.pairs()))))
                .toList())
        .end();
  }
}
