package org.porchlight.hub.voices;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.voices.NewVoice;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.language.Phrase;

/**
 * The page that somebody speaks about.
 *
 * @param path its address without language; {@code /} when they name none of ours
 */
record About(String path) {
  private static final String OURS = "/[\\p{L}\\d/_.,:;=&?%+~-]*";

  /** What an address or a form names. */
  static About of(String path) {
    boolean ours =
        path.matches(OURS) && path.length() <= NewVoice.LONGEST_PAGE && !path.startsWith("//");
    return new About(ours ? path : "/");
  }

  /** Whose numbers it shows; null for a page of the whole city. */
  @Nullable String agency(Edition edition) {
    return topic(edition).map(Manifest.TopicNote::agency).orElse(null);
  }

  /** Its name for people. */
  Phrase name(Edition edition) {
    return topic(edition)
        .map(topic -> edition.language().data(topic.name()))
        .or(() -> area(edition))
        .orElseGet(
            () -> edition.language().say(path.equals("/") ? "ask.about.first" : "ask.about.page"));
  }

  private Optional<Manifest.TopicNote> topic(Edition edition) {
    Optional<String> table =
        path.startsWith("/explore")
            ? Optional.of(path.replaceFirst(".*[?&]table=([^&]*).*", "$1"))
            : path.startsWith("/guides/")
                ? Optional.of(path.substring("/guides/".length()))
                : Optional.empty();
    String id =
        table
            .flatMap(edition.issue()::table)
            .map(reading -> reading.head().topic())
            .orElseGet(
                () -> path.startsWith("/topics/") ? path.substring("/topics/".length()) : "");
    return edition.manifest().topics().stream().filter(topic -> topic.id().equals(id)).findFirst();
  }

  private Optional<Phrase> area(Edition edition) {
    String id =
        path.startsWith("/places/")
            ? edition.manifest().city().placeLayer() + ":" + path.substring("/places/".length())
            : path.startsWith("/areas/")
                ? path.substring("/areas/".length()).replaceFirst("/", ":")
                : "";
    return edition.area(id).map(area -> edition.language().data(area.name()));
  }
}
