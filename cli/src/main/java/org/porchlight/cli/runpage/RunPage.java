package org.porchlight.cli.runpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunComparison;
import org.porchlight.linkage.RunReport;

/** One run as a page: what was linked, how sure, by which evidence, and where it is weak. */
public final class RunPage {
  private final RunReport report;
  private final Facts facts;
  private final Optional<RunComparison> changes;
  private final Html html = new Html();

  private RunPage(RunReport report, Facts facts, Optional<RunComparison> changes) {
    this.report = report;
    this.facts = facts;
    this.changes = changes;
  }

  /**
   * What the page says of itself.
   *
   * @param of what was linked: file names, or a city
   * @param made the day of the run
   * @param madeUp whether the people are made up
   */
  public record Facts(String of, LocalDate made, boolean madeUp) {}

  /** The whole page. */
  public static String of(RunReport report, Facts facts, Optional<RunComparison> changes) {
    return new RunPage(report, facts, changes).page();
  }

  private String page() {
    html.raw("<!doctype html>")
        .raw("<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"robots\" content=\"noindex\">")
        .raw("<title>Who is who in %s</title>".formatted(Html.escaped(facts.of())))
        .raw("<style>\n%s</style></head><body>".formatted(style()));
    if (facts.madeUp()) {
      html.raw("<p class=\"made-up\">Made-up data: none of these people exist.</p>");
    }
    html.raw("<a class=\"skip\" href=\"#main\">Skip to the report</a>")
        .raw("<header><div class=\"wrap\"><p class=\"brand\">Porchlight</p>")
        .raw("<h1>Which records are the same person</h1>")
        .raw(
            "<p>%s · linked on %s</p></div></header>"
                .formatted(
                    Html.escaped(facts.of()),
                    facts
                        .made()
                        .format(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH))))
        .raw("<main id=\"main\" class=\"wrap\">");
    inShort();
    contents();
    changes.ifPresent(change -> new ChangesPart(html, change).write());
    howSure();
    new DoubtPart(html, report).write();
    new CheckPart(html, report).write();
    new EvidencePart(html, report).write();
    new SearchPart(html, report).write();
    new WeaknessPart(html, report).write();
    html.raw("</main><footer><div class=\"wrap\">")
        .p(
            "This page holds counts, weights and record numbers. No name, date, number or address of anybody is on it. Record numbers lead back to people for whoever holds the files, so keep it where you keep them.")
        .raw("</div></footer></body></html>");
    return html.toString();
  }

  private static String style() {
    try (InputStream css = RunPage.class.getResourceAsStream("run-page.css")) {
      if (css == null) {
        throw new IllegalStateException("run-page.css is not on the class path");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inShort() {
    RunReport.Totals totals = report.totals();
    RunReport.Sureness sure = report.sureness();
    html.raw("<section id=\"short\" class=\"short\"><h2>In short</h2>")
        .raw("<ul class=\"tiles\">")
        .raw(tile(totals.records(), "records"))
        .raw(tile(totals.persons(), "persons"))
        .raw(tile(sure.sure(), "persons put together, sure"))
        .raw(tile(sure.doubtful(), "persons put together, in doubt"))
        .raw("</ul>");
    int several = sure.sure() + sure.doubtful();
    html.p(
        "%s come to %s. %s one record only; %s several."
            .formatted(
                Figures.of(totals.records(), "record", "records"),
                Figures.of(totals.persons(), "person", "persons"),
                sure.alone() == 1 ? "1 of them has" : Figures.count(sure.alone()) + " have",
                several == 1 ? "1 has" : Figures.count(several) + " have"));
    RunReport.Quality judged = report.judged();
    if (judged != null) {
      html.p(
          "Held against the truth that was given: of all pairs of records put together, %s are right; of all pairs that belong together, %s were found."
              .formatted(Figures.percent(judged.precision()), Figures.percent(judged.recall())));
    }
    html.p(expectation(judged != null)).heading("What to do next").list(nextSteps()).end();
  }

  private static String tile(long count, String what) {
    return "<li><b>%s</b> <span>%s</span></li>".formatted(Figures.count(count), Html.escaped(what));
  }

  private String expectation(boolean judged) {
    RunReport.Expected expected = report.expected();
    if (report.sureness().sure() + report.sureness().doubtful() == 0) {
      return "Nothing was put together, so there is nothing to be wrong about but what was missed.";
    }
    return "%s, by its own weights, %s of the pairs put together to be right (likely %s to %s) and %s of the pairs it looked at that belong together to be found (likely %s to %s). This is a forecast, not a check%s"
        .formatted(
            judged ? "The run itself expected" : "The run expects",
            Figures.percent(expected.precision().likely()),
            Figures.percent(expected.precision().low()),
            Figures.percent(expected.precision().high()),
            Figures.percent(expected.recall().likely()),
            Figures.percent(expected.recall().low()),
            Figures.percent(expected.recall().high()),
            judged
                ? "."
                : ": have some pairs looked at by people before anything important hangs on it.");
  }

  private List<String> nextSteps() {
    List<String> steps = new ArrayList<>();
    RunReport.Sureness sure = report.sureness();
    if (sure.doubtful() > 0) {
      steps.add(
          "Look at the %s in doubt before somebody acts on their history: in each, some records may be another person's. The ones with most at stake are listed under “Where to look first”."
              .formatted(Figures.of(sure.doubtful(), "person", "persons")));
    }
    if (sure.nearly() > 0) {
      steps.add(
          "Look at the pairs that came close, too. %s not put together, though the chance that they are one is at least one in ten."
              .formatted(
                  sure.nearly() == 1
                      ? "1 pair of persons was"
                      : Figures.count(sure.nearly()) + " pairs of persons were"));
    }
    steps.add(
        "Write down what you find out (same or not the same) and hand it to the next run. It holds from then on, and the model learns from it.");
    report.weakness().missing().stream()
        .filter(missing -> missing.share() >= 0.2)
        .findFirst()
        .ifPresent(
            missing ->
                steps.add(
                    "Ask for a fuller “%s”: %s of the records leave it empty."
                        .formatted(missing.column(), Figures.percent(missing.share()))));
    if (sure.doubtful() == 0 && sure.nearly() == 0) {
      steps.addFirst(
          "Nothing came close to the line in either direction; a few spot checks will do.");
    }
    return steps;
  }

  private void contents() {
    html.raw("<nav aria-label=\"Parts of this page\"><ul>");
    if (changes.isPresent()) {
      link("changes", "What changed");
    }
    link("sure", "How sure");
    link("look", "Where to look first");
    link("check", report.judged() == null ? "What to expect" : "The check against the truth");
    link("evidence", "By which evidence");
    link("search", "How pairs were found");
    link("weak", "Where it is weak");
    html.raw("</ul></nav>");
  }

  private void link(String id, String title) {
    html.raw("<li><a href=\"#%s\">%s</a></li>".formatted(id, Html.escaped(title)));
  }

  private void howSure() {
    RunReport.Sureness sure = report.sureness();
    RunReport.Limits limits = report.thresholds();
    double persons = Math.max(1, report.totals().persons());
    html.section("sure", "How sure")
        .p(
            "Each pair of records has a weight in bits: +1 bit doubles the odds that the two are one person, 0 bits are even odds. Records were put together from %s bits on%s. %s"
                .formatted(
                    Figures.level(limits.link()),
                    limits.ownLink() ? " (set by hand)" : "",
                    limits.link() >= limits.auto()
                        ? "That is enough not to need a second look, so no link is in doubt."
                        : "From %s bits on nobody needs to look again. What lies between is “in doubt”."
                            .formatted(Figures.level(limits.auto()))))
        .table(
            "Persons by how sure they are",
            List.of("Records of the person", "Persons", "What it means"),
            List.of(
                sureRow(
                    "One record",
                    sure.alone(),
                    persons,
                    "No other record was taken for the same person."),
                sureRow(
                    "Several, sure",
                    sure.sure(),
                    persons,
                    "All their records (%s) hold together by sure links."
                        .formatted(Figures.count(sure.sureRecords()))),
                sureRow(
                    "Several, in doubt",
                    sure.doubtful(),
                    persons,
                    "%s by a link that deserves a second look."
                        .formatted(
                            sure.doubtfulRecords() == 1
                                ? "1 of their records hangs on"
                                : Figures.count(sure.doubtfulRecords())
                                    + " of their records hang on"))));
    html.note(
        "Besides, %s close and %s left apart."
            .formatted(
                sure.nearly() == 1
                    ? "1 pair of persons came"
                    : Figures.count(sure.nearly()) + " pairs of persons came",
                sure.nearly() == 1 ? "was" : "were"));
    sizes();
    manyRecords();
    sources();
    html.end();
  }

  private static List<Cell> sureRow(String name, int persons, double all, String meaning) {
    return List.of(
        Cell.words(name), Cell.bar(Figures.count(persons), persons / all), Cell.words(meaning));
  }

  private void sizes() {
    double most = report.sizes().stream().mapToInt(RunReport.SizeCount::persons).max().orElse(1);
    html.table(
        "Persons by how many records they have",
        List.of("Records", "Persons", "Records in all"),
        report.sizes().stream()
            .map(
                size ->
                    List.of(
                        Cell.words(words(size)),
                        Cell.bar(Figures.count(size.persons()), size.persons() / Math.max(1, most)),
                        Cell.number(Figures.count(size.records()))))
            .toList());
  }

  private static String words(RunReport.SizeCount size) {
    Integer to = size.to();
    return to == null
        ? size.from() + " or more"
        : to == size.from() ? "" + size.from() : size.from() + " to " + to;
  }

  private void manyRecords() {
    boolean truth = report.counts().stream().allMatch(count -> count.truth() != null);
    List<String> heads =
        new ArrayList<>(List.of("At least", "By the links made", "Likely", "90% interval"));
    if (truth) {
      heads.add("Really");
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (RunReport.PeopleCount count : report.counts()) {
      List<Cell> row =
          new ArrayList<>(
              List.of(
                  Cell.words(count.atLeast() + " records"),
                  Cell.number(Figures.count(count.count())),
                  Cell.number(Figures.count(count.likely())),
                  Cell.number(
                      "%s to %s"
                          .formatted(Figures.count(count.low()), Figures.count(count.high())))));
      if (truth) {
        Integer real = count.truth();
        row.add(Cell.number(real == null ? "" : Figures.count(real)));
      }
      rows.add(row);
    }
    html.heading("People with very many records")
        .p(
            "Links can be wrong, so a count of people is an estimate. The interval comes from plausible other ways to put the same records together; say it along with the count.")
        .table("People with at least so many records", heads, rows);
  }

  private void sources() {
    if (report.sources().isEmpty()) {
      return;
    }
    html.heading("By where the records come from")
        .table(
            "Records and persons of each list",
            List.of("List", "Records", "Persons", "Of these also in another list"),
            report.sources().stream()
                .map(
                    source ->
                        List.of(
                            Cell.words(source.source()),
                            Cell.number(Figures.count(source.records())),
                            Cell.number(Figures.count(source.persons())),
                            Cell.bar(
                                Figures.count(source.shared()),
                                (double) source.shared() / Math.max(1, source.persons()))))
                .toList());
  }
}
