package org.porchlight.workspace.programs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.programs.ProgramLook;
import org.porchlight.webkit.charts.ChartSvg;
import org.porchlight.webkit.charts.Phrases;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
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
 * @param svg of what is usual and seen; empty while nothing can be said of any outcome
 * @param warnings that it was written down late, or changed
 * @param comparisons with people like them, an outcome each
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
    String svg,
    Phrase chart,
    DataTable table,
    List<ComparisonTables> comparisons,
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
    comparisons = List.copyOf(comparisons);
    elsewhere = List.copyOf(elsewhere);
    decided = List.copyOf(decided);
    cannot = List.copyOf(cannot);
  }

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
        report.outcomes().stream().anyMatch(one -> one.numbers() != null)
            ? svg(language, words, report, frame.madeUp())
            : "",
        words.chartTitle(report),
        table(words, report),
        report.outcomes().stream()
            .flatMap(one -> ComparisonTables.of(look, terms, one).stream())
            .toList(),
        words.elsewhere(report),
        WorthWords.of(look, terms, report),
        words.demonstration(report),
        words.decided(report),
        words.cannot(report),
        report.registration().sha256(),
        look.visit().link("/programs/" + report.id() + ".csv"),
        look.visit().link("/programs/" + report.id() + "/evidence.pdf"));
  }

  private static String svg(
      Language language, ProgramWords words, ProgramReport report, boolean madeUp) {
    Phrases phrases =
        new Phrases(
            language.text("chart.hidden"),
            language.text("did.seen.protected"),
            language.text("chart.partial"),
            language.text("chart.empty"));
    String svg = ChartSvg.draw(words.chart(report), language.labels(), phrases, "expected");
    return madeUp ? MadeUpMark.add(svg, language.text("madeup.short"), LETTERS) : svg;
  }

  private static DataTable table(ProgramWords words, ProgramReport report) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (ProgramWords.TableRow row : words.rows(report)) {
      rows.add(new DataTable.Row(row.name(), row.cells()));
    }
    return new DataTable(words.tableCaption(report), words.heads(), rows);
  }

  @Override
  public String template() {
    return "program.jte";
  }
}
