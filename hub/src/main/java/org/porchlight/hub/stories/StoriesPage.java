package org.porchlight.hub.stories;

import java.util.List;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;

/** All stories, each with its first sentence. */
public record StoriesPage(Frame frame, List<Entry> entries) {

  /** One story. */
  public record Entry(
      String link, org.porchlight.webkit.language.Phrase title, List<StoryText.Piece> lead) {}

  static StoriesPage of(Edition edition) {
    return new StoriesPage(
        new Frame(edition, "/stories", edition.language().say("stories.title")),
        edition.issue().release().words().stories().stream()
            .map(
                story ->
                    new Entry(
                        edition.link("/stories/" + story.id()),
                        edition.language().data(story.title()),
                        new StoryText(edition).plain(story.lead())))
            .toList());
  }
}
