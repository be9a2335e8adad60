package org.porchlight.hub.programs;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.figures.Figure;
import org.porchlight.hub.figures.LooseFigure;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.ProgramReport;
import org.porchlight.release.Programs;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.GroupWords;
import org.porchlight.webkit.programs.ProgramWords;

/**
 * What can be said of one program: three lines for each outcome, and only then a picture.
 *
 * @param words what a contact is, and before and after
 * @param limits what to know before judging
 * @param figure empty while nothing can be said of any outcome
 * @param judged whether the day of the look has come and something was found
 * @param groups of those served, an outcome each
 * @param harms what else happened to those served
 * @param elsewhere where contacts may have moved
 * @param why what a bare before and after says of no program at all
 * @param decided what was written down before the look
 * @param warnings that it was written down late, or changed
 * @param cannot what must not be read into it
 * @param hash of what was written down
 * @param json the file it is read from
 * @param csv the same as a table
 */
public record ProgramPage(
    Frame frame,
    Phrase about,
    List<ProgramWords.Outcome> outcomes,
    Phrase words,
    List<Phrase> limits,
    Optional<Figure> figure,
    boolean judged,
    List<GroupTable> groups,
    List<Phrase> harms,
    List<Phrase> elsewhere,
    Optional<Phrase> why,
    List<Phrase> decided,
    List<Phrase> warnings,
    List<Phrase> cannot,
    String hash,
    String json,
    String csv) {
  public ProgramPage {
    outcomes = List.copyOf(outcomes);
    limits = List.copyOf(limits);
    groups = List.copyOf(groups);
    harms = List.copyOf(harms);
    elsewhere = List.copyOf(elsewhere);
    decided = List.copyOf(decided);
    warnings = List.copyOf(warnings);
    cannot = List.copyOf(cannot);
  }

  /**
   * One outcome's groups.
   *
   * @param id unique on the page
   */
  public record GroupTable(String id, DataTable table) {}

  static Optional<ProgramPage> of(Edition edition, String id) {
    return edition.issue().release().programs().find(id).map(report -> of(edition, report));
  }

  private static ProgramPage of(Edition edition, ProgramReport report) {
    Language language = edition.language();
    ProgramWords words = new ProgramWords(language, edition::agency);
    boolean drawn = report.outcomes().stream().anyMatch(one -> one.numbers() != null);
    return new ProgramPage(
        new Frame(edition, "/programs/" + report.id(), language.data(report.name())),
        language.data(report.about()),
        words.outcomes(report),
        words.meaning(report),
        words.limits(report),
        drawn ? Optional.of(figure(edition, words, report)) : Optional.empty(),
        report.outcomes().stream().anyMatch(one -> one.numbers() != null),
        new GroupWords(words)
            .of(report).stream()
                .map(
                    groups ->
                        new GroupTable(
                            "groups-" + groups.agency(),
                            new DataTable(groups.caption(), groups.heads(), rows(groups.rows()))))
                .toList(),
        words.harms(report),
        words.elsewhere(report),
        words.demonstration(report),
        words.decided(report),
        words.warnings(report),
        words.cannot(report),
        report.registration().sha256(),
        edition.file(Programs.FILE),
        edition.file(Programs.TABLE));
  }

  private static Figure figure(Edition edition, ProgramWords words, ProgramReport report) {
    return LooseFigure.of(
        edition,
        words.chart(report),
        "expected",
        words.chartTitle(report),
        "did.seen.protected",
        new DataTable(words.tableCaption(report), words.heads(), rows(words.rows(report))));
  }

  private static List<DataTable.Row> rows(List<ProgramWords.TableRow> rows) {
    return rows.stream().map(row -> new DataTable.Row(row.name(), row.cells())).toList();
  }
}
