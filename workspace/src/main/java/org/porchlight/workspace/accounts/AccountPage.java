package org.porchlight.workspace.accounts;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.access.AccountLine;
import org.porchlight.study.access.Passwords;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * One account.
 *
 * @param address of the page; what can be done has an address below it
 * @param own whether it is the reader's own, which nobody disables by mistake
 */
public record AccountPage(
    Frame frame,
    Phrase name,
    String address,
    List<Fact> facts,
    boolean disabled,
    boolean locked,
    boolean own,
    Phrase passwordHint,
    Optional<Phrase> problem)
    implements Page {

  public AccountPage {
    facts = List.copyOf(facts);
  }

  static Optional<AccountPage> of(Look look, long id, Optional<String> problem)
      throws SQLException {
    Optional<AccountLine> found = look.sight().accounts().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    AccountLine line = found.get();
    Terms terms = Terms.of(look);
    return Optional.of(
        new AccountPage(
            look.frame(look.say("accounts.one.title")),
            look.language().name(line.displayName()),
            look.visit().link("/accounts/" + line.id()),
            List.of(
                new Fact(look.say("signin.login"), look.language().name(line.login())),
                new Fact(look.say("accounts.role"), AccountWords.role(look, line)),
                new Fact(look.say("accounts.agency"), AccountWords.agency(look, terms, line)),
                new Fact(look.say("accounts.state"), AccountWords.state(look, line)),
                new Fact(look.say("accounts.added"), terms.moment(line.createdAt())),
                new Fact(look.say("accounts.seen"), AccountWords.seen(look, terms, line))),
            line.disabledAt() != null,
            line.lockedAt() != null,
            line.id() == look.visit().reader().account(),
            look.say("account.password.hint", "n", look.number(Passwords.SHORTEST)),
            problem.map(look::say)));
  }

  @Override
  public String template() {
    return "account-of.jte";
  }
}
