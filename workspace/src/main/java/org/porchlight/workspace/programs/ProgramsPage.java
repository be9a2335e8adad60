package org.porchlight.workspace.programs;

import java.sql.SQLException;
import java.util.List;
import org.porchlight.release.ProgramReport;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.ProgramWords;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/** All programs, each with what it comes to. */
public record ProgramsPage(Frame frame, List<Entry> entries) implements Page {
  public ProgramsPage {
    entries = List.copyOf(entries);
  }

  /**
   * One program.
   *
   * @param says what it comes to, an outcome each
   * @param looked when the records were looked at last
   */
  public record Entry(String link, Phrase name, Phrase about, List<Phrase> says, Phrase looked) {
    public Entry {
      says = List.copyOf(says);
    }
  }

  static ProgramsPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    ProgramWords words = new ProgramWords(look.language(), terms::agency);
    return new ProgramsPage(
        look.frame(look.say("did.title")),
        look.sight().programs().newest().stream()
            .map(
                one -> {
                  ProgramReport report = one.report();
                  return new Entry(
                      look.visit().link("/programs/" + report.id()),
                      look.language().data(report.name()),
                      look.language().data(report.about()),
                      words.inShort(report),
                      look.say("programs.looked", "when", terms.moment(one.at())));
                })
            .toList());
  }

  @Override
  public String template() {
    return "programs.jte";
  }
}
