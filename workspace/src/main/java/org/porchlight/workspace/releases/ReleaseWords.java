package org.porchlight.workspace.releases;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.porchlight.study.releases.Hindrance;
import org.porchlight.study.releases.Preparation;
import org.porchlight.study.releases.Proposal;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** How a page speaks of a release on its way out. */
record ReleaseWords(Look look, Terms terms) {
  /** Where it stands, in a word or two. */
  Phrase status(Proposal proposal) {
    return look.say("releases.status." + key(proposal));
  }

  /** The tone of its pill: good, hold, none or bad. */
  static String tone(Proposal proposal) {
    return switch (key(proposal)) {
      case "open" -> "hold";
      case "published" -> "good";
      case "refused", "overtaken", "taken-back" -> "bad";
      default -> "none";
    };
  }

  private static String key(Proposal proposal) {
    return proposal
        .last()
        .map(step -> step.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse(proposal.isOpen() ? "open" : "replaced");
  }

  /** Who proposed it, and when. */
  Phrase proposed(Proposal proposal) {
    return look.say(
        "releases.proposed",
        Map.of("who", look.language().name(proposal.by()), "when", terms.moment(proposal.at())));
  }

  /** One thing that became of it. */
  Phrase step(Proposal.Step step) {
    String key = "releases.step." + step.kind().label();
    String by = step.by();
    return by == null
        ? look.say(key, "when", terms.moment(step.at()))
        : look.say(key, Map.of("who", look.language().name(by), "when", terms.moment(step.at())));
  }

  /** How it stands with a release that somebody asked for. */
  Phrase asked(Preparation asked) {
    Preparation.Outcome outcome = asked.outcome();
    return look.say(
        outcome == null ? "releases.asked.open" : "releases.asked." + outcome.label(),
        Map.of("who", look.language().name(asked.by()), "when", terms.moment(asked.at())));
  }

  /** What stood in its way, and what to do about it. */
  Phrase hindrance(Hindrance hindrance) {
    return switch (hindrance.kind()) {
      case LATE -> source(hindrance, "releases.hindrance.late");
      case GAP -> source(hindrance, "releases.hindrance.gap");
      case MUST_CHANGE ->
          look.say(
              "releases.hindrance.must",
              "words",
              look.language().name(Objects.requireNonNullElse(hindrance.words(), "")));
    };
  }

  private Phrase source(Hindrance hindrance, String key) {
    return look.say(
        key,
        Map.of(
            "source",
            look.language().data(Objects.requireNonNull(hindrance.name(), "a source has a name")),
            "day",
            terms.date(Objects.requireNonNull(hindrance.since(), "and a day"))));
  }
}
