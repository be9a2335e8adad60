package org.porchlight.webkit.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Measure;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramReport;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * How a judgement is said in one language.
 *
 * @param agency the name of an agency, by its id
 */
public record ProgramWords(Language language, Function<String, Phrase> agency) {

  /**
   * One outcome in words.
   *
   * @param verdict what it comes to, in a sentence
   * @param tone of its mark: good, none, bad or hold
   * @param reason why there are no lines; empty when there are
   * @param notes what else is known: the lot, the past, people like them, doubt about links
   * @param lines what usually happens, what was seen, what could have been noticed; the last alone
   *     before the day of the look
   */
  public record Outcome(
      Phrase agency,
      Phrase verdict,
      String tone,
      Optional<Phrase> reason,
      List<Phrase> notes,
      List<Line> lines) {
    public Outcome {
      notes = List.copyOf(notes);
      lines = List.copyOf(lines);
    }

    /** A sign that goes with the tone, for those who do not see colors. */
    public String sign() {
      return switch (tone) {
        case "good" -> "\u25bc";
        case "bad" -> "\u25b2";
        case "none" -> "\u2248";
        default -> "\u2026";
      };
    }
  }

  /** A question and its answer. */
  public record Line(Phrase asks, Phrase says) {}

  /** Each registered outcome, in its order. */
  public List<Outcome> outcomes(ProgramReport report) {
    return report.outcomes().stream().map(one -> outcome(report, one)).toList();
  }

  private Outcome outcome(ProgramReport report, ProgramOutcome outcome) {
    Phrase name = agency.apply(outcome.agency());
    ProgramOutcome.Numbers numbers = outcome.numbers();
    Phrase verdict =
        language.say("did.verdict." + outcome.verdict().label(), Map.of("agency", name));
    ProgramOutcome.Draw draw = outcome.draw();
    List<Line> lines = new ArrayList<>();
    if (draw != null) {
      lines.add(new Line(language.say("did.line.draw"), drawn(report, draw)));
    }
    if (numbers != null) {
      lines.add(
          new Line(
              language.say("did.line.usual"), language.say("did.usual", parts(numbers.usual()))));
      lines.add(new Line(language.say("did.line.seen"), seen(outcome, numbers.seen())));
    }
    ProgramOutcome.Power power = outcome.power();
    if (numbers != null || power != null) {
      lines.add(
          noticeable(
              numbers != null ? numbers.noticeable() : Objects.requireNonNull(power).noticeable()));
    }
    List<Phrase> notes = new ArrayList<>();
    if (power != null) {
      notes.addAll(power(power));
    }
    matched(outcome.comparison()).ifPresent(notes::add);
    if (numbers != null) {
      linkage(numbers).ifPresent(notes::add);
    }
    boolean silent = numbers == null && draw == null;
    return new Outcome(
        name,
        verdict,
        silent && outcome.verdict() == ProgramOutcome.Verdict.NOTHING_TO_SAY
            ? "hold"
            : tone(outcome.verdict()),
        silent ? Optional.of(reason(report, outcome.reason())) : Optional.empty(),
        notes,
        lines);
  }

  /** What was seen; beside the usual range too, where that range decides. */
  private Phrase seen(ProgramOutcome outcome, @Nullable Double seen) {
    if (seen == null) {
      return language.say("did.seen.protected");
    }
    Map<String, Phrase> parts = Map.of("n", number(seen));
    return outcome.draw() != null || outcome.verdict() == ProgramOutcome.Verdict.NOTHING_TO_SAY
        ? language.say("did.seen", parts)
        : language.say("did.seen." + outcome.verdict().label(), parts);
  }

  private Line noticeable(double fall) {
    return new Line(
        language.say("did.line.noticeable"),
        fall < 1
            ? language.say("did.noticeable", Map.of("percent", percent(fall)))
            : language.say("did.noticeable.none"));
  }

  /** What a lot shows. */
  private Phrase drawn(ProgramReport report, ProgramOutcome.Draw draw) {
    return language.say(
        "did.draw." + Objects.requireNonNullElse(report.rule().drawn(), "lottery"),
        Map.of(
            "n", signed(draw.effect().estimate()),
            "low", signed(draw.effect().low()),
            "high", signed(draw.effect().high()),
            "places", number(draw.places()),
            "others", number(draw.others()),
            "p", draw.p() < 0.005 ? language.say("did.draw.rarely") : percent(draw.p())));
  }

  /** What could be noticed, tried on the past, and how often it was fooled there. */
  private List<Phrase> power(ProgramOutcome.Power power) {
    return List.of(
        language.say(
            power.noticeable() < 1 ? "did.power" : "did.power.none",
            Map.of("percent", percent(power.noticeable()), "starts", number(power.starts()))),
        power.fooled() == 0
            ? language.say("did.power.never")
            : language.say("did.power.fooled", Map.of("fooled", percent(power.fooled()))));
  }

  private Optional<Phrase> linkage(ProgramOutcome.Numbers numbers) {
    ProgramOutcome.Interval linked = numbers.linked();
    Double share = numbers.linkage();
    return linked == null || share == null
        ? Optional.empty()
        : Optional.of(
            language.say(
                "did.linkage",
                Map.of(
                    "low", percent(linked.low()),
                    "high", percent(linked.high()),
                    "share", percent(share))));
  }

  private Optional<Phrase> matched(ProgramOutcome.@Nullable Comparison comparison) {
    if (comparison == null) {
      return Optional.empty();
    }
    ProgramOutcome.Interval effect = comparison.effect();
    return Optional.of(
        effect == null
            ? language.say(
                "not-alike".equals(comparison.reason())
                    ? "did.matched.not-alike"
                    : "did.matched.none")
            : language.say(
                "did.matched",
                Map.of(
                    "effect", percent(effect.estimate()),
                    "low", percent(effect.low()),
                    "high", percent(effect.high()))));
  }

  /** What stands where nothing can be said. */
  private Phrase reason(ProgramReport report, @Nullable String reason) {
    if (ProgramOutcome.PROTECTED.equals(reason)) {
      return language.say("did.seen.protected");
    }
    return language.say(
        "did.reason." + reason,
        Map.of(
            "date", date(report.analysis()),
            "days", number(report.rule().window()),
            "n", number(report.rule().atLeast())));
  }

  private static String tone(ProgramOutcome.Verdict verdict) {
    return switch (verdict) {
      case FEWER -> "good";
      case MORE -> "bad";
      case AS_USUAL -> "none";
      case NOTHING_TO_SAY -> "hold";
    };
  }

  /** What a release says in one short line, for a list: the verdicts one after the other. */
  public List<Phrase> inShort(ProgramReport report) {
    return inShort(report.outcomes());
  }

  /** The same of agencies that were not registered: where contacts may have moved. */
  public List<Phrase> elsewhere(ProgramReport report) {
    return report.elsewhere().stream()
        .map(
            one ->
                one.verdict() == ProgramOutcome.Verdict.NOTHING_TO_SAY && one.reason() != null
                    ? language.say(
                        "did.elsewhere.nothing",
                        Map.of(
                            "agency", agency.apply(one.agency()),
                            "reason", reason(report, one.reason())))
                    : inShort(one))
        .toList();
  }

  private List<Phrase> inShort(List<ProgramOutcome> outcomes) {
    return outcomes.stream().map(this::inShort).toList();
  }

  private Phrase inShort(ProgramOutcome outcome) {
    return language.say(
        "did.short." + outcome.verdict().label(), Map.of("agency", agency.apply(outcome.agency())));
  }

  /** What a contact is, and how long before and after are. */
  public Phrase meaning(ProgramReport report) {
    return language.say(
        "did.words",
        Map.of("days", number(report.follow()), "window", number(report.rule().window())));
  }

  /** How many were offered it, from when, for how long. */
  private Phrase people(ProgramReport report) {
    return language.say(
        "did.people",
        Map.of(
            "n", number(report.people()),
            "date", date(report.start()),
            "days", number(report.follow())));
  }

  /** Who could be offered it. */
  private Phrase rule(ProgramReport report) {
    return language.say(
        "did.rule",
        Map.of(
            "n", number(report.rule().atLeast()),
            "days", number(report.rule().window()),
            "agencies", list(report.rule().agencies())));
  }

  /** What was to be looked at, and when. */
  private Phrase planned(ProgramReport report) {
    return language.say(
        "did.planned",
        Map.of(
            "agencies",
            list(report.outcomes().stream().map(ProgramOutcome::agency).toList()),
            "date",
            date(report.analysis())));
  }

  /** When all of that was written down. */
  private Phrase registered(ProgramReport report) {
    ProgramReport.Registration registration = report.registration();
    return language.say(
        registration.afterStart() ? "did.registered.late" : "did.registered",
        Map.of("date", date(registration.on())));
  }

  /** What was written down before the look, a sentence each. */
  public List<Phrase> decided(ProgramReport report) {
    List<Phrase> decided = new ArrayList<>(List.of(rule(report)));
    String lot = report.rule().drawn();
    if (lot != null) {
      decided.add(language.say("did.drawn." + lot));
    }
    decided.addAll(List.of(people(report), planned(report)));
    if (lot == null) {
      decided.add(language.say("did.outside"));
    }
    if (!report.registration().afterStart()) {
      decided.add(registered(report));
    }
    return List.copyOf(decided);
  }

  /** That it was written down late, or changed; none where all is well. */
  public List<Phrase> warnings(ProgramReport report) {
    List<Phrase> warnings = new ArrayList<>();
    if (report.registration().afterStart()) {
      warnings.add(registered(report));
    }
    LocalDate changed = report.registration().changed();
    if (changed != null) {
      warnings.add(language.say("did.changed", Map.of("date", date(changed))));
    }
    return List.copyOf(warnings);
  }

  /** What to know before a judgement is read as more than it says, a sentence each. */
  public List<Phrase> limits(ProgramReport report) {
    boolean drawn = report.rule().drawn() != null;
    List<Phrase> limits =
        new ArrayList<>(
            List.of(
                language.say(drawn ? "did.cannot.drawn" : "did.cannot.cause"),
                language.say("did.cannot.none"),
                language.say("did.cannot.reason")));
    List<ProgramOutcome> looks =
        report.outcomes().stream().filter(one -> one.numbers() != null).toList();
    if (!drawn && looks.size() > 1) {
      limits.add(language.say("did.cannot.several", Map.of("n", number(looks.size()))));
    }
    return List.copyOf(limits);
  }

  /** What else it does not hold, a sentence each. */
  public List<Phrase> cannot(ProgramReport report) {
    List<Phrase> cannot = new ArrayList<>(List.of(language.say("did.cannot.calls")));
    if (report.harms().isEmpty()) {
      cannot.add(language.say("did.cannot.harm"));
    }
    lost(report).ifPresent(cannot::add);
    return List.copyOf(cannot);
  }

  /** What else happened to those served, a sentence each; none where nobody writes it down. */
  public List<Phrase> harms(ProgramReport report) {
    if (!report.harms().isEmpty()
        && report.harms().stream().allMatch(harm -> harm.people() == null)) {
      return List.of(language.say("did.harms.protected"));
    }
    return report.harms().stream()
        .map(
            harm -> {
              Integer people = harm.people();
              Phrase what = language.say("did.harm." + harm.what());
              return people == null
                  ? language.say("did.harm.protected", Map.of("what", what))
                  : language.say("did.harm", Map.of("what", what, "n", number(people)));
            })
        .toList();
  }

  /** What a bare before and after says of no program; empty when that is not known. */
  public Optional<Phrase> demonstration(ProgramReport report) {
    ProgramReport.Demonstration demonstration = report.demonstration();
    if (demonstration == null) {
      return Optional.empty();
    }
    ProgramOutcome.Interval fall = demonstration.fall();
    return Optional.of(
        language.say(
            fall.low() < 0 ? "did.demonstration.wide" : "did.demonstration",
            Map.of(
                "starts", number(demonstration.starts()),
                "n", number(demonstration.people()),
                "fall", percent(fall.estimate()),
                "low", percent(Math.abs(fall.low())),
                "high", percent(fall.high()))));
  }

  /** Days lost to jail, here and usually; of the first outcome that has numbers. */
  private Optional<Phrase> lost(ProgramReport report) {
    return report.outcomes().stream()
        .map(ProgramOutcome::numbers)
        .filter(Objects::nonNull)
        .findFirst()
        .map(
            numbers ->
                language.say(
                    report.harms().isEmpty() ? "did.lost" : "did.lost.known",
                    Map.of(
                        "share", percent(numbers.lost()),
                        "usual", percent(numbers.usuallyLost()))));
  }

  /** The picture's title. */
  public Phrase chartTitle(ProgramReport report) {
    return language.say("did.chart", program(report));
  }

  /** What the picture's table holds. */
  public Phrase tableCaption(ProgramReport report) {
    return language.say("did.table.caption", program(report));
  }

  /** The headings of the picture's table, the first over the agencies. */
  public List<Phrase> heads() {
    return List.of(
        language.say("did.table.agency"),
        language.say("did.table.usual"),
        language.say("did.table.range"),
        language.say("did.table.seen"),
        language.say("did.table.noticeable"));
  }

  /** The rows of the picture's table, one for each outcome. */
  public List<TableRow> rows(ProgramReport report) {
    return report.outcomes().stream()
        .map(
            outcome -> {
              ProgramOutcome.Numbers numbers = outcome.numbers();
              Phrase none = language.say("table.none");
              if (numbers == null) {
                return new TableRow(
                    agency.apply(outcome.agency()), List.of(none, none, none, none));
              }
              Double seen = numbers.seen();
              return new TableRow(
                  agency.apply(outcome.agency()),
                  List.of(
                      number(numbers.usual().estimate()),
                      range(numbers.usual()),
                      seen == null ? language.say("chart.hidden") : number(seen),
                      percent(numbers.noticeable())));
            })
        .toList();
  }

  /** One row: an agency and its numbers. */
  public record TableRow(Phrase name, List<Phrase> cells) {
    public TableRow {
      cells = List.copyOf(cells);
    }
  }

  private Map<String, Phrase> program(ProgramReport report) {
    return Map.of("program", language.data(report.name()));
  }

  /** What is usual and what was seen, side by side; without outcomes that have no numbers. */
  public Chart.Expected chart(ProgramReport report) {
    return new Chart.Expected(
        new Chart.Caption(
            chartTitle(report).plain(),
            outcomes(report).stream()
                .map(outcome -> outcome.verdict().plain())
                .collect(Collectors.joining(" "))),
        Measure.COUNT,
        language.text("did.chart.usual"),
        language.text("did.chart.seen"),
        report.outcomes().stream().flatMap(one -> row(one).stream()).toList());
  }

  private Optional<Chart.Usual> row(ProgramOutcome outcome) {
    ProgramOutcome.Numbers numbers = outcome.numbers();
    if (numbers == null) {
      return Optional.empty();
    }
    Double seen = numbers.seen();
    return Optional.of(
        new Chart.Usual(
            agency.apply(outcome.agency()).plain(),
            Math.round(numbers.usual().low()),
            Math.round(numbers.usual().estimate()),
            Math.round(numbers.usual().high()),
            seen == null ? null : Long.valueOf(Math.round(seen))));
  }

  /** From where to where, for a table. */
  public Phrase range(ProgramOutcome.Interval interval) {
    return Phrase.words("%s\u2013%s".formatted(number(interval.low()), number(interval.high())));
  }

  private Map<String, Phrase> parts(ProgramOutcome.Interval interval) {
    return Map.of(
        "n", number(interval.estimate()),
        "low", number(interval.low()),
        "high", number(interval.high()));
  }

  private Phrase list(List<String> agencies) {
    Phrase all = agency.apply(agencies.getFirst());
    for (int i = 1; i < agencies.size(); i++) {
      all =
          language.say(
              i == agencies.size() - 1 ? "did.list.and" : "did.list.comma",
              Map.of("before", all, "next", agency.apply(agencies.get(i))));
    }
    return all;
  }

  /** A whole number. */
  public Phrase number(double value) {
    return Phrase.words(language.number(Math.round(value)));
  }

  /** With a sign, and one digit after the point. */
  private Phrase signed(double value) {
    double shown = Math.rint(value * 10) / 10;
    return Phrase.words((shown < 0 ? "\u2212" : "") + language.decimal(Math.abs(shown)));
  }

  private Phrase percent(double share) {
    return Phrase.words(language.labels().percent(Math.round(100 * share)));
  }

  private Phrase date(LocalDate day) {
    return Phrase.words(language.date(day));
  }
}
