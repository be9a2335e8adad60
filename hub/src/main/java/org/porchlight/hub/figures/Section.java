package org.porchlight.hub.figures;

import java.util.List;
import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * One table as residents meet it: what it says, its figures, and everything needed to judge it.
 *
 * @param id the table's id, the anchor of its permanent link
 * @param title what is counted, where and when
 * @param finding the sentence that stands first
 * @param detail the numbers behind it
 * @param figures pictures with their tables
 * @param facts name and content of each line about the numbers: definition, source, owner, dates
 * @param preliminary said when the newest numbers may still change
 * @param csv the download
 * @param json the same for programs
 */
public record Section(
    String id,
    Phrase title,
    Phrase finding,
    Optional<Phrase> detail,
    List<Figure> figures,
    List<Fact> facts,
    Optional<Phrase> preliminary,
    String csv,
    String json) {

  public Section {
    figures = List.copyOf(figures);
    facts = List.copyOf(facts);
  }

  /**
   * One line about the numbers.
   *
   * @param link where to read more
   */
  public record Fact(Phrase name, Phrase content, Optional<String> link) {}
}
