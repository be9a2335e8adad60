package org.porchlight.hub.guides;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.release.Words;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** All guides: to the tables, by topic, and to the sources. */
public record GuidesPage(Frame frame, List<Group> groups) {

  /** The guides of one topic, or those to the sources. */
  public record Group(String id, Phrase name, List<GuidePage.Link> guides) {}

  static GuidesPage of(Edition edition) {
    Language language = edition.language();
    Words words = edition.issue().release().words();
    Set<String> guided = words.measures().keySet();
    List<Group> groups = new ArrayList<>();
    for (Manifest.TopicNote topic : edition.manifest().topics()) {
      List<GuidePage.Link> links =
          edition.issue().tablesOf(topic.id()).stream()
              .map(table -> table.head())
              .filter(head -> guided.contains(head.id()))
              .map(
                  head ->
                      new GuidePage.Link(
                          edition.link("/guides/" + head.id()), language.data(head.title())))
              .toList();
      if (!links.isEmpty()) {
        groups.add(new Group(topic.id(), language.data(topic.name()), links));
      }
    }
    List<GuidePage.Link> sources =
        edition.manifest().sources().stream()
            .filter(source -> words.sources().containsKey(source.id()))
            .map(
                source ->
                    new GuidePage.Link(
                        edition.link("/guides/sources/" + source.id()),
                        language.data(source.name())))
            .toList();
    if (!sources.isEmpty()) {
      groups.add(new Group("sources", language.say("guides.source"), sources));
    }
    return new GuidesPage(new Frame(edition, "/guides", language.say("guides.title")), groups);
  }
}
