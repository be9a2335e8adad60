package org.porchlight.cli.runpage;

import java.util.Comparator;
import java.util.List;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** What each comparison contributed, and the weight of each of its outcomes. */
record EvidencePart(Html html, RunReport report) {
  /** Fewer expected matches than this, and the weight is mostly what is usual elsewhere. */
  private static final double FEW = 12;

  private static final double MOST_BITS = 16;

  void write() {
    List<RunReport.Evidence> most =
        report.evidence().stream()
            .sorted(Comparator.comparingDouble(RunReport.Evidence::bits).reversed())
            .toList();
    if (most.isEmpty()) {
      html.section("evidence", "By which evidence")
          .p(
              html.say(
                  "No column holds anything to compare, so every record stays a person of its own."))
          .end();
      return;
    }
    double longest = Math.max(1, most.getFirst().bits());
    html.section("evidence", "By which evidence")
        .p(
            html.say(
                "Two records picked blindly are hardly ever one person: every pair starts at %s bits. What agrees adds bits, what differs takes some away.",
                Figures.bits(start())))
        .table(
            "What each comparison adds to a pair that was put together, on average",
            List.of("Compared", "Bits added", "Both records say it"),
            most.stream()
                .map(
                    each ->
                        List.of(
                            Cell.words(each.comparison()),
                            Cell.bar(Figures.bits(each.bits()), each.bits() / longest),
                            Cell.number(Figures.percent(each.known()))))
                .toList());
    html.heading("The weight of each outcome")
        .p(
            html.say(
                "Of pairs that are one person, the share m ends in an outcome; of pairs of strangers, the share u. The weight is log2(m/u). Names that are rarer or commoner than their grade add or lose a few bits more."))
        .note(
            html.say(
                "Outcomes marked “few” were seen in fewer than 12 matches: their weight rests on what is usual elsewhere more than on these records."));
    report.evidence().forEach(this::levels);
    html.end();
  }

  private double start() {
    double lambda = report.model().lambda();
    return Math.log(lambda / (1 - lambda - report.model().household())) / Math.log(2);
  }

  private void levels(RunReport.Evidence evidence) {
    List<RunReport.LevelCount> seen =
        evidence.levels().stream()
            .skip(1)
            .filter(level -> level.linked() > 0 || level.matches() >= 0.5 || level.u() > 0.001)
            .toList();
    if (seen.isEmpty()) {
      return;
    }
    html.raw("<details><summary>%s</summary>".formatted(Html.escaped(title(evidence))))
        .table(
            title(evidence),
            List.of(
                "Outcome",
                "Weight in bits",
                "m, one person",
                "u, strangers",
                "Pairs put together",
                "Seen"),
            seen.stream()
                .map(
                    level ->
                        List.of(
                            Cell.words(level.label()),
                            Cell.bar(Figures.bits(level.bits()), level.bits() / MOST_BITS),
                            Cell.number(Figures.rate(level.m())),
                            Cell.number(Figures.rate(level.u())),
                            Cell.number(Figures.count(level.linked())),
                            Cell.words(level.matches() < FEW ? "few" : "enough")))
                .toList());
    int left = evidence.levels().size() - 1 - seen.size();
    if (left > 0) {
      html.note(
          html.say("%s never came up.", html.words().of(left, "other outcome", "other outcomes")));
    }
    html.raw("</details>");
  }

  private String title(RunReport.Evidence evidence) {
    return capital(html.words().label(evidence.comparison()));
  }

  private static String capital(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
