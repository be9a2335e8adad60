package org.porchlight.workspace.care;

import java.util.Locale;
import org.porchlight.study.care.Outcome;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** Why something was not written down, and what to do. */
final class Refusals {
  private Refusals() {}

  static Phrase of(Look look, Outcome outcome) {
    return look.say("care.outcome." + outcome.name().toLowerCase(Locale.ROOT));
  }
}
