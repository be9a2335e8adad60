package org.porchlight.workspace.sessions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** How pages speak of sessions. */
record SessionWords(Look look) {
  Phrase state(StaffSession session) {
    return look.say("sessions.state." + session.state().label());
  }

  /** The tone of the pill that says the state. */
  static String tone(StaffSession session) {
    return switch (session.state()) {
      case PLANNED -> "none";
      case OPEN -> "hold";
      case CLOSED -> "good";
      case CANCELLED -> "bad";
    };
  }

  Phrase format(String format) {
    return look.say("sessions.format." + format);
  }

  /** A language by its name in the reader's. */
  Phrase language(String tag) {
    return tag.equals("ase")
        ? look.say("hold.sign-language")
        : Phrase.words(Locale.forLanguageTag(tag).getDisplayLanguage(look.language().locale()));
  }

  Phrase languages(List<String> tags) {
    return Phrase.words(
        tags.stream().map(tag -> language(tag).plain()).collect(Collectors.joining(", ")));
  }
}
