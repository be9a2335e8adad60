package org.porchlight.hub.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.porchlight.hub.edition.NothingShown;
import org.porchlight.release.Manifest;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * The one page of the hub while every release is taken back: that the numbers are being checked, in
 * every language of the city, the visitor's first.
 */
public record PausePage(List<Words> languages, boolean madeUp, String stylesheet) {
  /** After this many seconds a browser or program may ask again. */
  public static final int RETRY_SECONDS = 300;

  /** What the page says in one language. */
  public record Words(
      Language language, Phrase city, Phrase title, List<Phrase> paragraphs, Phrase madeUp) {}

  static PausePage of(NothingShown pause, String first) {
    Manifest.CityNote city = pause.city();
    List<Words> all = new ArrayList<>();
    for (String tag : city.languages()) {
      if (tag.equals(first)) {
        all.addFirst(words(pause, tag));
      } else {
        all.add(words(pause, tag));
      }
    }
    return new PausePage(all, city.madeUp(), StyleSheet.ADDRESS);
  }

  private static Words words(NothingShown pause, String tag) {
    Manifest.CityNote city = pause.city();
    Instant looked = pause.looked();
    Language language = Language.of(tag);
    List<Phrase> paragraphs = new ArrayList<>();
    paragraphs.add(language.say("pause.why"));
    pause.takenBack().reversed().stream()
        .map(TakenBack::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            reason ->
                paragraphs.add(
                    language.say("pause.reason", Map.of("reason", language.data(reason)))));
    paragraphs.add(
        city.contact() == null ? language.say("pause.ask") : language.data(city.contact()));
    paragraphs.add(
        language.say(
            "pause.looked",
            Map.of(
                "time",
                Phrase.words(time(language.locale(), looked, ZoneId.of(city.timeZone()))))));
    return new Words(
        language,
        language.data(city.name()),
        language.say("pause.title"),
        paragraphs,
        language.say("madeup.short"));
  }

  private static String time(Locale locale, Instant looked, ZoneId zone) {
    return java.time.format.DateTimeFormatter.ofPattern("HH:mm", locale)
        .format(looked.atZone(zone));
  }
}
