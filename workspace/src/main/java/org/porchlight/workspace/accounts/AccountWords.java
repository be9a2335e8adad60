package org.porchlight.workspace.accounts;

import java.time.Instant;
import org.porchlight.study.access.AccountLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** An account in words. */
final class AccountWords {
  private AccountWords() {}

  static Phrase role(Look look, AccountLine line) {
    return look.say("role." + line.role().label());
  }

  static Phrase agency(Look look, Terms terms, AccountLine line) {
    return line.agency() == null ? look.say("accounts.citywide") : terms.agency(line.agency());
  }

  static Phrase state(Look look, AccountLine line) {
    if (line.disabledAt() != null) {
      return look.say("accounts.state.disabled");
    }
    if (line.lockedAt() != null) {
      return look.say("accounts.state.locked");
    }
    return look.say(line.mustChange() ? "accounts.state.new" : "accounts.state.open");
  }

  static Phrase seen(Look look, Terms terms, AccountLine line) {
    Instant seen = line.lastSeen();
    return seen == null ? look.say("accounts.never") : terms.moment(seen);
  }
}
