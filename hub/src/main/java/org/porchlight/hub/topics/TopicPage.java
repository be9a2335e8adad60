package org.porchlight.hub.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Section;
import org.porchlight.hub.figures.Sections;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Phrase;

/** Everything the release says about one topic. */
public record TopicPage(
    Frame frame, Phrase name, Phrase question, Phrase owner, List<Section> sections) {

  /** Whether records of a table are on the map. */
  public boolean isMapped(String table) {
    return frame.edition().issue().release().pins().stream()
        .anyMatch(pins -> pins.table().equals(table));
  }

  /** The page of a topic; empty for a topic that the release does not have. */
  public static Optional<TopicPage> of(Edition edition, String id) {
    return edition.manifest().topics().stream()
        .filter(topic -> topic.id().equals(id) && !id.equals("plan"))
        .findFirst()
        .map(topic -> of(edition, topic));
  }

  private static TopicPage of(Edition edition, Manifest.TopicNote topic) {
    Sections maker = new Sections(edition);
    List<Section> sections = new ArrayList<>();
    boolean mapped = false;
    for (TableReading table : edition.issue().tablesOf(topic.id())) {
      // One map a page keeps it light; further tables list their areas.
      boolean map =
          !mapped
              && edition.manifest().layers().stream()
                  .anyMatch(
                      layer -> layer.areas().stream().anyMatch(area -> table.covers(area.id())));
      sections.add(maker.of(table, topic.lead(), map));
      mapped |= map;
    }
    Phrase name = edition.language().data(topic.name());
    return new TopicPage(
        new Frame(edition, "/topics/" + topic.id(), name),
        name,
        edition.language().data(topic.question()),
        edition.agency(topic.agency()),
        sections);
  }
}
