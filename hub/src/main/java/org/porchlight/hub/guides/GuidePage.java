package org.porchlight.hub.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.TableHead;
import org.porchlight.release.Words;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * The guide to one table or one source.
 *
 * @param lead one sentence of what it is
 * @param parts headings and what they say
 * @param links where to read on
 */
public record GuidePage(Frame frame, Phrase lead, List<Part> parts, List<Link> links) {

  /** A heading and its text. */
  public record Part(String id, Phrase heading, Phrase text) {}

  /** Where to read on. */
  public record Link(String address, Phrase name) {}

  /** The guide to a table; empty when there is no such table or no guide to it. */
  static Optional<GuidePage> ofTable(Edition edition, String id) {
    Words.Guide guide = edition.issue().release().words().measures().get(id);
    Optional<TableReading> table = edition.issue().table(id);
    if (guide == null || table.isEmpty()) {
      return Optional.empty();
    }
    TableHead head = table.get().head();
    Language language = edition.language();
    List<Link> links = new ArrayList<>();
    links.add(
        new Link(
            edition.link("/topics/" + head.topic() + "#" + id), language.say("guide.numbers")));
    if (edition.issue().release().words().sources().containsKey(head.source())) {
      links.add(
          new Link(edition.link("/guides/sources/" + head.source()), language.say("guide.source")));
    }
    return Optional.of(
        new GuidePage(
            new Frame(edition, "/guides/" + id, language.data(head.title())),
            language.data(head.definition()),
            parts(language, guide),
            links));
  }

  /** The guide to a source; empty when there is no such source or no guide to it. */
  static Optional<GuidePage> ofSource(Edition edition, String id) {
    Words.Guide guide = edition.issue().release().words().sources().get(id);
    if (guide == null) {
      return Optional.empty();
    }
    Language language = edition.language();
    return edition
        .source(id)
        .map(
            source ->
                new GuidePage(
                    new Frame(
                        edition,
                        "/guides/sources/" + id,
                        language.say(
                            "guides.source.read", Map.of("source", language.data(source.name())))),
                    language.data(source.description()),
                    parts(language, guide),
                    edition.issue().release().tables().values().stream()
                        .map(table -> table.head())
                        .filter(head -> head.source().equals(id))
                        .map(
                            head ->
                                new Link(
                                    edition.link("/guides/" + head.id()),
                                    language.data(head.title())))
                        .toList()));
  }

  private static List<Part> parts(Language language, Words.Guide guide) {
    return List.of(
        new Part("counted", language.say("guide.counted"), language.data(guide.counted())),
        new Part("left", language.say("guide.left"), language.data(guide.left())),
        new Part("reading", language.say("guide.reading"), language.data(guide.reading())),
        new Part("limits", language.say("guide.limits"), language.data(guide.limits())),
        new Part("ask", language.say("guide.ask"), language.data(guide.ask())));
  }
}
