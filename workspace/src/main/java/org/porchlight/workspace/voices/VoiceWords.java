package org.porchlight.workspace.voices;

import java.util.Map;
import org.porchlight.study.voices.Voice;
import org.porchlight.study.voices.VoiceStep;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** How pages speak of messages. */
record VoiceWords(Look look, Terms terms) {
  Phrase kind(Voice voice) {
    return look.say("voice.kind." + voice.kind());
  }

  Phrase state(Voice voice) {
    return look.say("voice.state." + voice.state().label());
  }

  /** The tone of the pill that says the state: bad, hold, none or good. */
  static String tone(Voice voice) {
    return switch (voice.state()) {
      case RECEIVED -> "hold";
      case ASSIGNED, READ, SET_ASIDE -> "none";
      case PUBLISHED -> "good";
    };
  }

  /** The tone of the pill that says how a public question stands. */
  static String tone(String state) {
    return switch (state) {
      case "answered" -> "good";
      case "cannot" -> "none";
      default -> "hold";
    };
  }

  Phrase agency(Voice voice) {
    String agency = voice.agency();
    return agency == null ? look.say("voice.nobody") : terms.agency(agency);
  }

  Phrase step(VoiceStep step) {
    String agency = step.agency();
    return look.say(
        "voice.step." + step.step().label(),
        Map.of(
            "who", look.language().name(step.by()),
            "when", terms.moment(step.at()),
            "agency", agency == null ? look.say("voice.nobody") : terms.agency(agency)));
  }
}
