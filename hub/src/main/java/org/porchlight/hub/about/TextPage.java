package org.porchlight.hub.about;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.hub.terms.Terms;
import org.porchlight.webkit.language.Phrase;

/** A page of words only: a title, a first sentence, and parts with headings. */
public record TextPage(Frame frame, Phrase lead, List<Part> parts) {

  /** A heading and its paragraphs. */
  public record Part(String id, Phrase heading, List<Phrase> paragraphs) {}

  private static final List<String> ACCESS = List.of("how", "tables", "known", "tell");

  /** The words that residents asked about. */
  public static TextPage glossary(Edition edition) {
    TextPage house = of(edition, "glossary", Terms.HOUSE);
    List<Part> parts = new ArrayList<>(house.parts());
    edition
        .issue()
        .release()
        .words()
        .terms()
        .forEach(
            term ->
                parts.add(
                    new Part(
                        "city-" + term.id(),
                        edition.language().data(term.name()),
                        List.of(edition.language().data(term.text())))));
    return new TextPage(house.frame(), house.lead(), parts);
  }

  /** How the pages can be used, and what is known not to work. */
  public static TextPage accessibility(Edition edition) {
    return of(edition, "accessibility", ACCESS);
  }

  private static TextPage of(Edition edition, String name, List<String> parts) {
    Frame frame = new Frame(edition, "/" + name, edition.language().say(name + ".title"));
    return new TextPage(
        frame,
        frame.say(name + ".lead"),
        parts.stream()
            .map(
                part ->
                    new Part(
                        part,
                        frame.say(name + "." + part + ".name"),
                        List.of(frame.say(name + "." + part + ".text"))))
            .toList());
  }
}
