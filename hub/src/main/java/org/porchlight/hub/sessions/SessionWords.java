package org.porchlight.hub.sessions;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.hub.edition.Edition;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** How pages speak of sessions. */
record SessionWords(Edition edition) {
  ZoneId zone() {
    return ZoneId.of(edition.manifest().city().timeZone());
  }

  LocalDate day(ListeningSession session) {
    return session.startsAt().atZone(zone()).toLocalDate();
  }

  /** Tuesday, December 1, 2026, 6:00 PM to 7:30 PM. */
  Phrase when(ListeningSession session) {
    ZonedDateTime start = session.startsAt().atZone(zone());
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(language().locale());
    return language()
        .say(
            "sessions.when",
            Map.of(
                "day",
                Phrase.words(
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(language().locale())
                        .format(start)),
                "from",
                Phrase.words(time.format(start)),
                "to",
                Phrase.words(time.format(session.endsAt().atZone(zone())))));
  }

  Phrase format(ListeningSession session) {
    return language().say("sessions.format." + label(session.format()));
  }

  Phrase state(ListeningSession session) {
    return language().say("sessions.state." + label(session.state()));
  }

  /** The tone of the pill that says the state. */
  static String tone(ListeningSession session) {
    return switch (session.state()) {
      case PLANNED, OPEN -> "progress";
      case CLOSED -> "done";
      case CANCELLED -> "hold";
    };
  }

  /** Languages by their names in the language of the page: English, Spanish. */
  Phrase languages(List<String> tags) {
    return Phrase.words(
        tags.stream()
            .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(language().locale()))
            .collect(Collectors.joining(", ")));
  }

  private static String label(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Language language() {
    return edition.language();
  }
}
