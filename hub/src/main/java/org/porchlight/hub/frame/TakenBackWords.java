package org.porchlight.hub.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.release.LocalText;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** How the hub speaks of a release that was taken back: never of what it said. */
public final class TakenBackWords {
  private TakenBackWords() {}

  /** For the top of every page, while the release before it stands. */
  static Phrase notice(Language language, TakenBack one, ZoneId zone) {
    return said(language, one, zone, "withdrawn.notice", "withdrawn.notice.unsaid");
  }

  /** For the list of all of them. */
  public static Phrase entry(Language language, TakenBack one, ZoneId zone) {
    return said(language, one, zone, "withdrawn.entry", "withdrawn.entry.unsaid");
  }

  private static Phrase said(
      Language language, TakenBack one, ZoneId zone, String key, String unsaid) {
    Instant at = one.at();
    LocalText reason = one.reason();
    Map<String, Phrase> values = new HashMap<>();
    values.put("release", Phrase.words(one.release()));
    if (at == null || reason == null) {
      return language.say(unsaid, values);
    }
    values.put("date", Phrase.words(language.date(at.atZone(zone).toLocalDate())));
    values.put("reason", language.data(reason));
    return language.say(key, values);
  }
}
