package org.porchlight.cli.runpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunComparison;
import org.porchlight.linkage.RunReport;

/** One run as a page: what was linked, how sure, by which evidence, and where it is weak. */
public final class RunPage {
  private final RunReport report;
  private final Facts facts;
  private final Optional<RunComparison> changes;
  private final Words words;
  private final Html html;

  private RunPage(RunReport report, Facts facts, Optional<RunComparison> changes, Words words) {
    this.words = words;
    html = new Html(words);
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
   * @param language that the page is written in
   */
  public record Facts(String of, LocalDate made, boolean madeUp, Language language) {}

  /** A language that the page can be written in. */
  public enum Language {
    /** English. */
    ENGLISH("en"),
    /** Spanish. */
    SPANISH("es");

    private final String code;

    Language(String code) {
      this.code = code;
    }

    /** As in {@code --language es}. */
    public String code() {
      return code;
    }

    /** The language with this code, or empty where the page is not written in it. */
    public static Optional<Language> find(String code) {
      return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
  }

  /** The whole page. */
  public static String of(RunReport report, Facts facts, Optional<RunComparison> changes) {
    return of(report, facts, changes, new Words(facts.language()));
  }

  static String of(RunReport report, Facts facts, Optional<RunComparison> changes, Words words) {
    return new RunPage(report, facts, changes, words).page();
  }

  private String page() {
    html.raw("<!doctype html>")
        .raw("<html lang=\"%s\"><head><meta charset=\"utf-8\">".formatted(words.language().code()))
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .raw("<meta name=\"robots\" content=\"noindex\">")
        .raw("<title>%s</title>".formatted(Html.escaped(html.say("Who is who in %s", facts.of()))))
        .raw("<style>\n%s</style></head><body>".formatted(style()));
    if (facts.madeUp()) {
      html.raw(
          "<p class=\"made-up\">%s</p>"
              .formatted(Html.escaped(html.say("Made-up data: none of these people exist."))));
    }
    html.raw(
            "<a class=\"skip\" href=\"#main\">%s</a>"
                .formatted(Html.escaped(html.say("Skip to the report"))))
        .raw("<header><div class=\"wrap\"><p class=\"brand\">Porchlight</p>")
        .raw("<h1>%s</h1>".formatted(Html.escaped(html.say("Which records are the same person"))))
        .raw(
            "<p>%s</p></div></header>"
                .formatted(
                    Html.escaped(
                        html.say("%s · linked on %s", facts.of(), words.date(facts.made())))))
        .raw("<main id=\"main\" class=\"wrap\">");
    inShort();
    contents();
    changes.ifPresent(change -> new ChangesPart(html, change).write());
    howSure();
    new DoubtPart(html, report).write();
    new ApartPart(html, report).write();
    new CheckPart(html, report).write();
    new EvidencePart(html, report).write();
    new SearchPart(html, report).write();
    new WeaknessPart(html, report).write();
    html.raw("</main><footer><div class=\"wrap\">")
        .p(
            html.say(
                "This page holds counts, weights and record numbers. No name, birth date, phone, ID number or address of anybody is on it. Record numbers lead back to people for whoever holds the files, so keep it where you keep them."))
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
    html.raw(
            "<section id=\"short\" class=\"short\"><h2>%s</h2>"
                .formatted(Html.escaped(html.say("In short"))))
        .raw("<ul class=\"tiles\">")
        .raw(tile(totals.records(), "records"))
        .raw(tile(totals.persons(), "persons"))
        .raw(tile(sure.sure(), "persons with several records, no doubt"))
        .raw(tile(sure.doubtful(), "persons to look at again"))
        .raw("</ul>");
    int several = sure.sure() + sure.doubtful();
    html.p(
        html.say(
            "%s come to %s. %s one record only; %s several.",
            html.words().of(totals.records(), "record", "records"),
            html.words().of(totals.persons(), "person", "persons"),
            words.count(sure.alone(), "1 of them has", "%s have"),
            words.count(several, "1 has", "%s have")));
    RunReport.Quality judged = report.judged();
    if (judged != null) {
      html.p(
          html.say(
              "Compared with the right answers that were given: of all pairs of records put together, %s are right; of all pairs that belong together, %s were found.",
              Figures.percent(judged.precision()), Figures.percent(judged.recall())));
      html.p(
          (judged.mixed() == 0
                  ? html.say("No person here mixes records of different people.")
                  : words.count(
                      judged.mixed(),
                      "1 person here mixes records of different people.",
                      "%s persons here mix records of different people."))
              + " "
              + (judged.split() == 0
                  ? html.say("Nobody is in pieces.")
                  : words.count(
                      judged.split(),
                      "1 person is in pieces: some of their records stand here as somebody else's.",
                      "%s people are in pieces: some of their records stand here as somebody else's.")));
    }
    html.p(expectation(judged != null)).heading("What to do next").list(nextSteps()).end();
  }

  private String tile(long count, String what) {
    return "<li><b>%s</b> <span>%s</span></li>"
        .formatted(Figures.count(count), Html.escaped(html.say(what)));
  }

  private String expectation(boolean judged) {
    RunReport.Expected expected = report.expected();
    if (report.sureness().sure() + report.sureness().doubtful() == 0) {
      return html.say(
          "Nothing was put together, so there is nothing to be wrong about but what was missed.");
    }
    return html.say(
        "%s, by its own weights, %s of the pairs put together to be right (likely %s to %s) and %s of the pairs it looked at that belong together to be found (likely %s to %s). This is a forecast, not a check%s",
        html.say(judged ? "The run itself expected" : "The run expects"),
        Figures.percent(expected.precision().likely()),
        Figures.percent(expected.precision().low()),
        Figures.percent(expected.precision().high()),
        Figures.percent(expected.recall().likely()),
        Figures.percent(expected.recall().low()),
        Figures.percent(expected.recall().high()),
        judged
            ? "."
            : html.say(
                ": have some pairs looked at by people before anything important hangs on it."));
  }

  private List<String> nextSteps() {
    List<String> steps = new ArrayList<>();
    RunReport.Sureness sure = report.sureness();
    if (sure.doubtful() > 0) {
      steps.add(
          html.say(
              "Look at the %s in doubt before somebody acts on their history: in each, some records may be another person's. The ones with most at stake are listed under “Where to look first”.",
              html.words().of(sure.doubtful(), "person", "persons")));
    }
    if (sure.nearly() > 0) {
      steps.add(
          html.say(
              "Look at the pairs that came close: they may be one person in two pieces. %s not put together, though the chance that they are one is at least one in ten.",
              words.count(sure.nearly(), "1 pair of persons was", "%s pairs of persons were")));
    }
    steps.add(
        html.say(
            "Write down what you find out (same or not the same) and hand it to the next run. It holds from then on, and the model learns from it."));
    report.weakness().missing().stream()
        .filter(missing -> missing.share() >= 0.2)
        .findFirst()
        .ifPresent(
            missing ->
                steps.add(
                    html.say(
                        "Ask for a fuller “%s”: %s of the records leave it empty.",
                        missing.column(), Figures.percent(missing.share()))));
    if (sure.doubtful() == 0 && sure.nearly() == 0) {
      steps.addFirst(
          html.say(
              "Nothing came close to the line in either direction; a few spot checks will do."));
    }
    return steps;
  }

  private void contents() {
    html.raw("<nav aria-label=\"%s\"><ul>".formatted(Html.escaped(html.say("Parts of this page"))));
    if (changes.isPresent()) {
      link("changes", "What changed");
    }
    link("sure", "How sure");
    link("look", "Where to look first");
    link("apart", "Kept apart in spite of their weight");
    link("check", report.judged() == null ? "What to expect" : "The check against the truth");
    link("evidence", "By which evidence");
    link("search", "How pairs were found");
    link("weak", "Where it is weak");
    html.raw("</ul></nav>");
  }

  private void link(String id, String title) {
    html.raw("<li><a href=\"#%s\">%s</a></li>".formatted(id, Html.escaped(html.say(title))));
  }

  private void howSure() {
    RunReport.Sureness sure = report.sureness();
    RunReport.Limits limits = report.thresholds();
    double persons = Math.max(1, report.totals().persons());
    html.section("sure", "How sure")
        .p(
            html.say(
                "Each pair of records has a weight in bits: +1 bit doubles the odds that the two are one person, 0 bits are even odds. Records were put together from %s bits on%s. %s",
                Figures.level(limits.link()),
                limits.ownLink() ? html.say(" (set by hand)") : "",
                limits.link() >= limits.auto()
                    ? html.say("That is enough not to need a second look, so no link is in doubt.")
                    : html.say(
                        "From %s bits on (%s sure) no second look is asked for, which does not mean certain. What lies between is “in doubt”.",
                        Figures.level(limits.auto()),
                        Figures.percent(Figures.probability(limits.auto())))))
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
                    "Several, no doubt",
                    sure.sure(),
                    persons,
                    html.say(
                        "All their records (%s) hold together by sure links.",
                        Figures.count(sure.sureRecords()))),
                sureRow(
                    "Several, in doubt",
                    sure.doubtful(),
                    persons,
                    sure.doubtful() == 0
                        ? html.say("None this time.")
                        : html.say(
                            "%s by a link that deserves a second look.",
                            words.count(
                                sure.doubtfulRecords(),
                                "1 of their records hangs on",
                                "%s of their records hang on")))));
    html.note(
        words.count(
            sure.nearly(),
            "Besides, 1 pair of persons came close and was left apart.",
            "Besides, %s pairs of persons came close and were left apart."));
    sizes();
    manyRecords();
    sources();
    html.end();
  }

  private List<Cell> sureRow(String name, int persons, double all, String meaning) {
    return List.of(
        Cell.words(name),
        Cell.bar(Figures.count(persons), persons / all),
        Cell.verbatim(words.label(meaning)));
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
                        Cell.verbatim(words(size)),
                        Cell.bar(Figures.count(size.persons()), size.persons() / Math.max(1, most)),
                        Cell.number(Figures.count(size.records()))))
            .toList());
  }

  private String words(RunReport.SizeCount size) {
    Integer to = size.to();
    return to == null
        ? html.say("%s or more", size.from())
        : to == size.from() ? "" + size.from() : html.say("%s to %s", size.from(), to);
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
                  Cell.verbatim(html.say("%s records", count.atLeast())),
                  Cell.number(Figures.count(count.count())),
                  Cell.number(Figures.count(count.likely())),
                  Cell.number(
                      html.say(
                          "%s to %s", Figures.count(count.low()), Figures.count(count.high())))));
      if (truth) {
        Integer real = count.truth();
        row.add(Cell.number(real == null ? "" : Figures.count(real)));
      }
      rows.add(row);
    }
    html.heading("People with very many records")
        .p(
            html.say(
                "Links can be wrong, so a count of people is an estimate. The interval comes from plausible other ways to put the same records together; say it along with the count."))
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
                            Cell.verbatim(source.source()),
                            Cell.number(Figures.count(source.records())),
                            Cell.number(Figures.count(source.persons())),
                            Cell.bar(
                                Figures.count(source.shared()),
                                (double) source.shared() / Math.max(1, source.persons()))))
                .toList());
  }
}
