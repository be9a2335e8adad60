package org.porchlight.cli.runpage;

import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** The persons and pairs that a person should look at, most at stake first. */
record DoubtPart(Html html, RunReport report) {
  private static final int MOST_LISTED = 10;

  void write() {
    RunReport.Weakness weak = report.weakness();
    html.section("look", "Where to look first");
    if (weak.frail().isEmpty() && weak.questions().isEmpty()) {
      html.p(html.say("No person with three records or more is in doubt, and no pair came close."))
          .end();
      return;
    }
    html.p(
        html.say(
            "Look at these first. “dedupe --explain” takes two records and says, field by field, what speaks for and against one person. The report for programs lists twice as many."));
    if (!weak.frail().isEmpty()) {
      html.table(
          "Persons with three records or more that hang on a doubtful link, most at stake first",
          List.of("Person", "First record", "Records", "Sure parts", "Chance of the weakest link"),
          weak.frail().stream()
              .limit(MOST_LISTED)
              .map(
                  frail ->
                      List.of(
                          Cell.verbatim("P" + frail.person()),
                          Cell.verbatim(frail.record()),
                          Cell.number(Figures.count(frail.records())),
                          Cell.verbatim(parts(frail)),
                          Cell.number(chance(frail))))
              .toList());
    }
    if (!weak.questions().isEmpty()) {
      html.table(
              "Pairs that came closest and were left apart",
              List.of("Record", "Record of another person", "Chance, weighed alone"),
              weak.questions().stream()
                  .limit(MOST_LISTED)
                  .map(
                      question ->
                          List.of(
                              Cell.verbatim(question.left()),
                              Cell.verbatim(question.right()),
                              Cell.number(Figures.percent(question.probability()))))
                  .toList())
          .note(
              html.say(
                  "A pair may look likely by itself and still be left apart, because other records of the two persons speak against it."));
    }
    html.end();
  }

  private String parts(RunReport.Frail frail) {
    int told = frail.parts().stream().mapToInt(Integer::intValue).sum();
    return frail.parts().stream().map(Figures::count).collect(Collectors.joining(" + "))
        + (told < frail.records()
            ? html.say(" + %s more", Figures.count(frail.records() - told))
            : "");
  }

  private static String chance(RunReport.Frail frail) {
    Double bits = frail.weakest();
    return bits == null ? "name alone" : Figures.percent(Figures.probability(bits));
  }
}
