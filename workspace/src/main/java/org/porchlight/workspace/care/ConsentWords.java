package org.porchlight.workspace.care;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.care.Consent;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** Consents in words. */
final class ConsentWords {
  private ConsentWords() {}

  /** Which consent holds today, in a sentence. */
  static Phrase standing(CareWords words, List<Consent> consents) {
    Look look = words.look();
    Optional<Consent> holds =
        consents.stream().filter(one -> one.inForce(words.today())).findFirst();
    return holds
        .map(one -> look.say("consent.holds", "scope", scope(words, one)))
        .orElseGet(
            () ->
                look.say(
                    consents.stream().anyMatch(Consent::resting)
                        ? "consent.rests"
                        : "consent.none"));
  }

  /** Who gives what to whom, until when: what travels with each disclosure. */
  static Phrase scope(CareWords words, Consent one) {
    return words
        .look()
        .say(
            "consent.scope",
            Map.of(
                "from", words.agencies(one.disclosers()),
                "kinds", words.words("care.kind.", one.kinds()),
                "to", words.agencies(one.recipients()),
                "purpose", words.word("care.purpose.", one.purpose()),
                "until", words.terms().date(one.expiresOn())));
  }

  /** In force, over, revoked, resting. */
  static Phrase state(CareWords words, Consent one) {
    Look look = words.look();
    if (one.revokedAt() != null) {
      return look.say("consent.state.revoked", "when", words.terms().date(one.revokedAt()));
    }
    if (one.resting()) {
      return look.say("consent.state.resting");
    }
    return look.say(one.inForce(words.today()) ? "consent.state.holds" : "consent.state.over");
  }
}
