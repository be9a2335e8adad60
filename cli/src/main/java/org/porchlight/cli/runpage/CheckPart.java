package org.porchlight.cli.runpage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunReport;

/** Whether the run is as right as it believes, and what another threshold would give. */
record CheckPart(Html html, RunReport report) {

  void write() {
    RunReport.Quality judged = report.judged();
    html.section("check", judged == null ? "What to expect" : "The check against the truth");
    if (judged == null) {
      expectedErrors();
    } else {
      judged(judged);
      calibration();
    }
    thresholds();
    groups();
    html.end();
  }

  private void expectedErrors() {
    RunReport.Expected expected = report.expected();
    html.p(
            html.say(
                "Nobody said who the records really are, so nothing could be checked. The weights promise this much:"))
        .table(
            "What the run expects of itself",
            List.of("Measured", "Right", "Found"),
            List.of(
                List.of(
                    Cell.words("Of pairs of records"),
                    Cell.verbatim(range(expected.precision())),
                    Cell.verbatim(range(expected.recall()))),
                List.of(
                    Cell.words("For the average record"),
                    Cell.verbatim(range(expected.recordPrecision())),
                    Cell.verbatim(range(expected.recordRecall())))))
        .note(
            html.say(
                "“Right” is the share of what was put together that belongs together (precision). “Found” is the share of what belongs together that was put together (recall). Pairs that were never compared are not in it: see “How pairs were found”. Judge a run with --truth on a sample that people have checked."));
  }

  private String range(RunReport.Range range) {
    return html.say(
        "%s (%s to %s)",
        Figures.percent(range.likely()),
        Figures.percent(range.low()),
        Figures.percent(range.high()));
  }

  private void judged(RunReport.Quality judged) {
    RunReport.Expected expected = report.expected();
    html.p(
            html.say(
                "%s of %s say who they really are.",
                Figures.count(report.totals().withTruth()),
                html.words().of(report.totals().records(), "record", "records")))
        .table(
            "What was right and found, beside what the run expected",
            List.of(
                "Measured",
                "Right",
                "Right, expected",
                "Found",
                "Found, expected",
                "Both in one (F1)"),
            List.of(
                List.of(
                    Cell.words("Of pairs of records"),
                    Cell.number(Figures.percent(judged.precision())),
                    Cell.verbatim(range(expected.precision())),
                    Cell.number(Figures.percent(judged.recall())),
                    Cell.verbatim(range(expected.recall())),
                    Cell.number(Figures.percent(judged.f1()))),
                List.of(
                    Cell.words("For the average record"),
                    Cell.number(Figures.percent(judged.recordPrecision())),
                    Cell.verbatim(range(expected.recordPrecision())),
                    Cell.number(Figures.percent(judged.recordRecall())),
                    Cell.verbatim(range(expected.recordRecall())),
                    Cell.number(Figures.percent(judged.recordF1())))))
        .note(
            html.say(
                "“Right” is precision, “found” is recall. Pairs let a few people with very many records decide the figure; the average record does not."));
  }

  private void calibration() {
    if (report.calibration().isEmpty()) {
      return;
    }
    html.heading("Is it as sure as it should be?")
        .p(
            html.say(
                "Of links called 95% sure, about 95% should be right. Points on the line are as sure as they should be; above it the run is too careful, below it too sure."))
        .p(calibrationFinding())
        .raw(CalibrationPicture.of(report.calibration(), html.words()))
        .table(
            "Links by how sure they are called: by their own weight or, if that is more, by the joinings that brought both together",
            List.of("Called sure", "Links", "Right, expected", "Right, really", "95% interval"),
            report.calibration().stream()
                .map(
                    bin ->
                        List.of(
                            Cell.words(
                                html.say(
                                    "%s to %s",
                                    Figures.percent(bin.from()), Figures.percent(bin.to()))),
                            Cell.number(Figures.count(bin.pairs())),
                            Cell.number(Figures.percent(bin.expected())),
                            Cell.number(Figures.percent((double) bin.right() / bin.pairs())),
                            Cell.number(
                                html.say(
                                    "%s to %s",
                                    Figures.percent(bin.low()), Figures.percent(bin.high())))))
                .toList());
  }

  /** In words what the picture shows: where most pairs are not what they were said to be. */
  private String calibrationFinding() {
    RunReport.@Nullable Bin worst = null;
    for (RunReport.Bin bin : report.calibration()) {
      boolean off = bin.expected() < bin.low() || bin.expected() > bin.high();
      if (off && bin.pairs() >= 30 && (worst == null || gap(bin) > gap(worst))) {
        worst = bin;
      }
    }
    if (worst == null) {
      return html.say("Here the chances hold: what differs could be luck.");
    }
    double real = (double) worst.right() / worst.pairs();
    return html.say(
        "Farthest off: links called %s to %s sure. On average that is %s, and %s are right: the run is too %s there.",
        Figures.percent(worst.from()),
        Figures.percent(worst.to()),
        Figures.percent(worst.expected()),
        Figures.percent(real),
        html.say(real > worst.expected() ? "careful" : "sure"));
  }

  private static double gap(RunReport.Bin bin) {
    return Math.abs(bin.expected() - (double) bin.right() / bin.pairs());
  }

  private void thresholds() {
    boolean truth = report.judged() != null;
    List<String> heads =
        new ArrayList<>(
            List.of("From", "Persons", "Right, expected", "Found, expected", "F1, expected"));
    if (truth) {
      heads.addAll(List.of("Right, really", "Found, really"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (RunReport.Point point : report.points()) {
      Integer persons = point.persons();
      List<Cell> row =
          new ArrayList<>(
              List.of(
                  Cell.verbatim(
                      html.say("%s bits", Figures.level(point.bits())) + mark(point.bits())),
                  Cell.number(persons == null ? "not tried" : Figures.count(persons)),
                  Cell.number(Figures.percent(point.precision())),
                  Cell.number(Figures.percent(point.recall())),
                  Cell.number(Figures.percent(point.f1()))));
      if (truth) {
        RunReport.@Nullable Quality real = point.judged();
        row.add(Cell.number(real == null ? "not tried" : Figures.percent(real.precision())));
        row.add(Cell.number(real == null ? "not tried" : Figures.percent(real.recall())));
      }
      rows.add(row);
    }
    html.heading("What another threshold would give")
        .p(
            html.say(
                "A higher threshold usually puts less together: more of it is right, and less is found. The expected shares weigh each pair alone; the persons%s come from linking again.",
                truth ? html.say(" and what they really are") : ""))
        .raw(ThresholdPicture.of(report, html.words()))
        .table("Other thresholds", heads, rows);
  }

  private String mark(double bits) {
    return bits == report.thresholds().link()
        ? html.say(", used")
        : bits == report.thresholds().auto() ? html.say(", sure") : "";
  }

  private void groups() {
    if (report.groups().isEmpty()) {
      return;
    }
    boolean truth = report.judged() != null;
    List<String> heads =
        new ArrayList<>(List.of("Group", "Records", "With another record", "In doubt"));
    if (truth) {
      heads.addAll(List.of("Right", "Found", "F1", "Gap to the best group"));
    }
    html.heading("Is everybody served equally?")
        .p(
            html.say(
                truth
                    ? "Right and found for the average record of each group. Where a group lags by two points or more, people in it are more often mixed up or missed: say so when you use the numbers, and look at their records first."
                    : "Without a truth nobody can say whether groups are served equally well. A larger share in doubt is a reason to check a group by hand."))
        .p(truth ? groupFinding() : "")
        .note(
            html.say(
                "Surnames are sorted by a rough list of the commonest names in Spanish, for this table only. It says nothing about a person."));
    List<String> dimensions =
        report.groups().stream().map(RunReport.Group::dimension).distinct().toList();
    for (String dimension : dimensions) {
      List<RunReport.Group> groups =
          report.groups().stream().filter(group -> group.dimension().equals(dimension)).toList();
      double best =
          groups.stream()
              .filter(group -> group.records() >= 30)
              .mapToDouble(group -> orZero(group.f1()))
              .max()
              .orElse(0);
      html.table(
          html.say("By %s", title(dimension)),
          heads,
          groups.stream().map(group -> row(group, truth, best)).toList());
    }
  }

  /** In words what the tables show: the group that lags most. */
  private String groupFinding() {
    RunReport.@Nullable Group last = null;
    double most = 0.02;
    for (RunReport.Group group : report.groups()) {
      double best =
          report.groups().stream()
              .filter(other -> other.dimension().equals(group.dimension()))
              .filter(other -> other.records() >= 30)
              .mapToDouble(other -> orZero(other.f1()))
              .max()
              .orElse(0);
      double behind = best - orZero(group.f1());
      if (group.records() >= 30 && group.f1() != null && behind >= most) {
        most = behind;
        last = group;
      }
    }
    return last == null
        ? html.say("Here no group of 30 records or more lags by two points.")
        : html.say(
            "Here the widest gap is by %s: “%s” lags %s points behind.",
            title(last.dimension()),
            html.words().label(last.group()),
            Figures.plain(most * 100, 1));
  }

  private String title(String dimension) {
    return html.say(dimension.equals("born") ? "year of birth" : dimension);
  }

  private List<Cell> row(RunReport.Group group, boolean truth, double best) {
    List<Cell> row =
        new ArrayList<>(
            List.of(
                Cell.words(group.group()),
                Cell.number(Figures.count(group.records())),
                Cell.number(Figures.percent(group.linked())),
                Cell.number(Figures.percent(group.doubtful()))));
    if (truth) {
      boolean few = group.records() < 30;
      row.add(Cell.number(percent(group.precision())));
      row.add(Cell.number(percent(group.recall())));
      row.add(Cell.number(percent(group.f1())));
      double behind = best - orZero(group.f1());
      row.add(
          Cell.words(
              few || group.f1() == null
                  ? "too few to tell"
                  : behind < 0.0005
                      ? "—"
                      : html.say("%s points", Figures.plain(behind * 100, 1))
                          + (behind >= 0.02 ? " ▲" : "")));
    }
    return row;
  }

  private static double orZero(@Nullable Double number) {
    return number == null ? 0 : number;
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "not known" : Figures.percent(share);
  }
}
