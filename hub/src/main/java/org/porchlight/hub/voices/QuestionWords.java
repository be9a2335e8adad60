package org.porchlight.hub.voices;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.hub.edition.Edition;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** How pages speak of questions. */
record QuestionWords(Edition edition) {
  Phrase state(BoardQuestion.State state) {
    return language().say("asked.state." + state.name().toLowerCase(Locale.ROOT));
  }

  /** The tone of the pill that says the state. */
  static String tone(BoardQuestion.State state) {
    return switch (state) {
      case RECEIVED, LOOKING -> "progress";
      case ANSWERED -> "done";
      case CANNOT -> "hold";
    };
  }

  /** A sign beside the words, for those who look before they read. */
  static String sign(BoardQuestion.State state) {
    return switch (state) {
      case RECEIVED -> "○";
      case LOOKING -> "◐";
      case ANSWERED -> "✓";
      case CANNOT -> "–";
    };
  }

  /** How many others ask the same. */
  Phrase seconds(int n) {
    return counted("asked.seconds", n);
  }

  /** A message for one and one for more, each with {@code n}. */
  Phrase counted(String key, int n) {
    return language()
        .say(n == 1 ? key + ".one" : key, Map.of("n", Phrase.words(language().number(n))));
  }

  Phrase day(LocalDate day) {
    return Phrase.words(language().date(day));
  }

  private Language language() {
    return edition.language();
  }
}
