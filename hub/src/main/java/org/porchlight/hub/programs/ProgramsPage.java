package org.porchlight.hub.programs;

import java.util.List;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.ProgramWords;

/** All programs, each with what it comes to. */
public record ProgramsPage(Frame frame, List<Entry> entries) {
  public ProgramsPage {
    entries = List.copyOf(entries);
  }

  /**
   * One program.
   *
   * @param says what it comes to, an outcome each
   */
  public record Entry(String link, Phrase name, Phrase about, List<Phrase> says) {
    public Entry {
      says = List.copyOf(says);
    }
  }

  static ProgramsPage of(Edition edition) {
    ProgramWords words = new ProgramWords(edition.language(), edition::agency);
    return new ProgramsPage(
        new Frame(edition, "/programs", edition.language().say("did.title")),
        edition.issue().release().programs().programs().stream()
            .map(
                report ->
                    new Entry(
                        edition.link("/programs/" + report.id()),
                        edition.language().data(report.name()),
                        edition.language().data(report.about()),
                        words.inShort(report)))
            .toList());
  }
}
