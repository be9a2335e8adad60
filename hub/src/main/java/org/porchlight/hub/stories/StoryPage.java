package org.porchlight.hub.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.corrections.Correction;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Figure;
import org.porchlight.hub.figures.Sections;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;
import org.porchlight.release.Words;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/**
 * One story.
 *
 * @param changes a sentence for each cited number that a later release changed
 * @param tables where its numbers come from
 */
public record StoryPage(
    Frame frame,
    Phrase by,
    List<StoryText.Piece> lead,
    List<Phrase> changes,
    List<Part> parts,
    List<Link> tables) {

  /** A part of a story. */
  public sealed interface Part {
    /** A paragraph. */
    record Text(List<StoryText.Piece> pieces) implements Part {}

    /** A picture; empty when the release has too little to draw. */
    record Picture(Optional<Figure> figure) implements Part {}

    /** A resident's words. */
    record Quote(Phrase text, Phrase who, Phrase permission) implements Part {}

    /**
     * What the city did.
     *
     * @param plan the initiative's page; empty when it is not part of the plan
     */
    record Did(List<StoryText.Piece> pieces, Optional<String> plan) implements Part {}
  }

  /** Where to read on. */
  public record Link(String address, Phrase name) {}

  /** The story of this id; empty when there is none. */
  static Optional<StoryPage> of(Edition edition, String id, List<Correction> corrections) {
    return edition
        .issue()
        .release()
        .words()
        .story(id)
        .map(story -> of(edition, story, corrections));
  }

  private static StoryPage of(Edition edition, Words.Story story, List<Correction> corrections) {
    Language language = edition.language();
    StoryText text = new StoryText(edition);
    List<StoryText.Piece> lead = text.read(story.lead());
    List<Part> parts = new ArrayList<>();
    Map<String, Link> tables = new LinkedHashMap<>();
    for (Words.Part part : story.parts()) {
      parts.add(part(edition, part, text, "chart-" + parts.size(), tables));
    }
    for (CellKey key : text.cited()) {
      source(edition, key.table(), tables);
    }
    List<Phrase> changes =
        corrections.stream()
            .filter(one -> text.cited().contains(one.key()))
            .map(one -> changed(edition, one))
            .toList();
    return new StoryPage(
        new Frame(edition, "/stories/" + story.id(), language.data(story.title())),
        language.say("story.by", Map.of("who", language.data(story.by()))),
        lead,
        changes,
        parts,
        List.copyOf(tables.values()));
  }

  private static Part part(
      Edition edition, Words.Part part, StoryText text, String id, Map<String, Link> tables) {
    Language language = edition.language();
    Words.Quote quote = part.quote();
    if (quote != null) {
      return new Part.Quote(
          language.data(quote.text()),
          language.data(quote.who()),
          language.say("story.quote.permission", Map.of("how", language.data(quote.permission()))));
    }
    Words.Did did = part.did();
    if (did != null) {
      return new Part.Did(
          text.read(did.text()),
          Optional.ofNullable(did.initiative()).map(number -> edition.link("/plan/" + number)));
    }
    Words.Chart chart = part.chart();
    if (chart != null) {
      source(edition, chart.table(), tables);
      return new Part.Picture(
          edition
              .issue()
              .table(chart.table())
              .filter(table -> table.newest(chart.area(), chart.type()).isPresent())
              .flatMap(
                  table -> new Sections(edition).overTime(table, chart.area(), chart.type(), id)));
    }
    return new Part.Text(part.text() == null ? List.of() : text.read(part.text()));
  }

  private static void source(Edition edition, String id, Map<String, Link> tables) {
    edition
        .issue()
        .table(id)
        .ifPresent(
            table ->
                tables.put(
                    id,
                    new Link(
                        edition.link("/topics/" + table.head().topic() + "#" + id),
                        edition.language().data(table.head().title()))));
  }

  private static Phrase changed(Edition edition, Correction one) {
    Language language = edition.language();
    TableHead head = one.head();
    return language.say(
        "story.changed.text",
        Map.of(
            "date", Phrase.words(language.date(one.on())),
            "unit", language.data(head.unit()),
            "period",
                Phrase.words(
                    language.period(Timespan.parse(one.is().time(), head.from(), head.to()))),
            "old", number(edition, head, one.was()),
            "new", number(edition, head, one.is())));
  }

  /** Neither number need be one of the shown release, so it does not carry a cell's name. */
  private static Phrase number(Edition edition, TableHead head, Cell cell) {
    Long value = cell.value();
    if (value == null) {
      return edition.language().say(cell.lacksRecords() ? "table.lost" : "corrections.hidden");
    }
    return Phrase.words(edition.words().plain(head.measure(), value));
  }
}
