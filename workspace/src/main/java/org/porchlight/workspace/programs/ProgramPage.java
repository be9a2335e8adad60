package org.porchlight.workspace.programs;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.programs.ProgramLook;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.GroupWords;
import org.porchlight.webkit.programs.ProgramWords;
import org.porchlight.webkit.svg.MadeUpMark;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * What can be said of one program: three lines for each outcome, and only then a picture.
 *
 * @param words what a contact is, and before and after
 * @param limits what to know before judging
 * @param svg of what is usual and seen; empty while nothing can be said of any outcome
 * @param warnings that it was written down late, or changed
 * @param comparisons with people like them, an outcome each
 * @param watches the months since the start, an outcome each
 * @param judged whether the day of the look has come and something was found
 * @param groups of those served, an outcome each
 * @param mixes by which doors contacts came, and how they ended
 * @param harms what else happened to those served
 * @param elsewhere where contacts may have moved
 * @param worth of contacts that stayed away; empty where nobody has said what one costs
 * @param decided what was written down before the look
 * @param cannot what must not be read into it
 * @param csv where the figures are as a table
 * @param evidence where the draft for grants is
 */
public record ProgramPage(
    Frame frame,
    Phrase about,
    Phrase looked,
    List<Phrase> warnings,
    List<ProgramWords.Outcome> outcomes,
    Phrase words,
    List<Phrase> limits,
    String svg,
    Phrase chart,
    DataTable table,
    List<ComparisonTables> comparisons,
    List<Watch> watches,
    boolean judged,
    List<NamedTable> groups,
    List<NamedTable> mixes,
    List<Phrase> harms,
    List<Phrase> elsewhere,
    Optional<List<Phrase>> worth,
    Optional<Phrase> why,
    List<Phrase> decided,
    List<Phrase> cannot,
    String hash,
    String csv,
    String evidence)
    implements Page {
  private static final int LETTERS = 12;

  public ProgramPage {
    warnings = List.copyOf(warnings);
    outcomes = List.copyOf(outcomes);
    limits = List.copyOf(limits);
    comparisons = List.copyOf(comparisons);
    watches = List.copyOf(watches);
    groups = List.copyOf(groups);
    mixes = List.copyOf(mixes);
    harms = List.copyOf(harms);
    elsewhere = List.copyOf(elsewhere);
    decided = List.copyOf(decided);
    cannot = List.copyOf(cannot);
  }

  /**
   * One outcome month by month.
   *
   * @param id of its table, unique on the page
   */
  public record Watch(String id, Phrase caption, Phrase state, String svg, DataTable table) {}

  /**
   * A table among several.
   *
   * @param id unique on the page
   */
  public record NamedTable(String id, DataTable table) {}

  static Optional<ProgramPage> of(Look look, String program) throws SQLException {
    Optional<ProgramLook> newest = look.sight().programs().newest(program);
    return newest.isEmpty() ? Optional.empty() : Optional.of(of(look, newest.get()));
  }

  private static ProgramPage of(Look look, ProgramLook newest) throws SQLException {
    Terms terms = Terms.of(look);
    ProgramReport report = newest.report();
    Language language = look.language();
    ProgramWords words = new ProgramWords(language, terms::agency);
    Frame frame = look.frame(language.data(report.name()));
    return new ProgramPage(
        frame,
        language.data(report.about()),
        look.say("programs.looked", "when", terms.moment(newest.at())),
        words.warnings(report),
        words.outcomes(report),
        words.meaning(report),
        words.limits(report),
        report.outcomes().stream().anyMatch(one -> one.numbers() != null)
            ? svg(language, words.chart(report), "expected", frame.madeUp())
            : "",
        words.chartTitle(report),
        table(words, report),
        report.outcomes().stream()
            .flatMap(one -> ComparisonTables.of(look, terms, one).stream())
            .toList(),
        watches(language, words, report, frame.madeUp()),
        report.outcomes().stream().anyMatch(one -> one.numbers() != null),
        new GroupWords(words)
            .of(report).stream()
                .map(
                    groups ->
                        new NamedTable(
                            "groups-" + groups.agency(),
                            new DataTable(groups.caption(), groups.heads(), rows(groups.rows()))))
                .toList(),
        MixTables.of(look, terms, report),
        words.harms(report),
        words.elsewhere(report),
        WorthWords.of(look, terms, report),
        words.demonstration(report),
        words.decided(report),
        words.cannot(report),
        report.registration().sha256(),
        look.visit().link("/programs/" + report.id() + ".csv"),
        look.visit().link("/programs/" + report.id() + "/evidence.pdf"));
  }

  private static List<Watch> watches(
      Language language, ProgramWords words, ProgramReport report, boolean madeUp) {
    WatchWords watching = new WatchWords(words);
    return report.outcomes().stream()
        .filter(outcome -> !outcome.months().isEmpty())
        .map(
            outcome ->
                new Watch(
                    "months-of-" + outcome.agency(),
                    watching.caption(outcome),
                    watching.state(outcome),
                    svg(language, watching.chart(outcome), "watch-" + outcome.agency(), madeUp),
                    new DataTable(
                        watching.caption(outcome), watching.heads(), rows(watching.rows(outcome)))))
        .toList();
  }

  private static String svg(Language language, Chart.Expected chart, String id, boolean madeUp) {
    Phrases phrases =
        new Phrases(
            language.text("chart.hidden"),
            language.text("did.seen.protected"),
            language.text("chart.partial"),
            language.text("chart.empty"));
    String svg = ChartSvg.draw(chart, language.labels(), phrases, id);
    return madeUp ? MadeUpMark.add(svg, language.text("madeup.short"), LETTERS) : svg;
  }

  private static DataTable table(ProgramWords words, ProgramReport report) {
    return new DataTable(words.tableCaption(report), words.heads(), rows(words.rows(report)));
  }

  private static List<DataTable.Row> rows(List<ProgramWords.TableRow> rows) {
    return rows.stream().map(row -> new DataTable.Row(row.name(), row.cells())).toList();
  }

  @Override
  public String template() {
    return "program.jte";
  }
}
