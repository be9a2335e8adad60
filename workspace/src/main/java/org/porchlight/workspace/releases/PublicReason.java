package org.porchlight.workspace.releases;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.release.LocalText;
import org.porchlight.study.releases.ReleaseDesk;
import org.porchlight.webkit.screening.PersonalData;
import org.porchlight.workspace.frame.Preference;

/**
 * What residents would read about a release that is taken back.
 *
 * @param texts by language; blank where nothing was written
 */
record PublicReason(Map<String, String> texts) {
  static final PublicReason NONE = new PublicReason(Map.of());

  PublicReason {
    texts = Map.copyOf(texts);
  }

  /** As a form sends it: {@code told-en}, {@code told-es}. */
  static PublicReason of(Map<String, String> fields) {
    Map<String, String> texts = new TreeMap<>();
    for (String tag : Preference.LANGUAGES) {
      texts.put(tag, fields.getOrDefault("told-" + tag, "").strip());
    }
    return new PublicReason(texts);
  }

  String in(String tag) {
    return texts.getOrDefault(tag, "");
  }

  /** The message that says why it may not go out; empty when it may. */
  Optional<String> problem() {
    for (String tag : Preference.LANGUAGES) {
      String text = in(tag);
      if (text.isEmpty()) {
        return Optional.of("releases.told.missing");
      }
      if (text.length() > ReleaseDesk.LONGEST_NOTE) {
        return Optional.of("codes.note.long");
      }
      if (!PersonalData.in(text).isEmpty()) {
        return Optional.of("releases.told.personal");
      }
    }
    return Optional.empty();
  }

  LocalText text() {
    return LocalText.of(texts);
  }

  /** Not the words. */
  @Override
  public String toString() {
    return "PublicReason%s".formatted(texts.keySet());
  }
}
