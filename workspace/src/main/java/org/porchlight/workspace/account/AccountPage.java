package org.porchlight.workspace.account;

import java.util.Optional;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Reader;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Page;

/**
 * The reader's own account.
 *
 * @param mustChange whether nothing else opens before the password is changed
 * @param demo whether the password stands on the sign-in page, so that changing it makes no sense
 * @param hint what a password needs
 * @param problem why the form is shown again
 */
public record AccountPage(
    Frame frame,
    Phrase role,
    Phrase rights,
    boolean mustChange,
    boolean demo,
    Phrase hint,
    Optional<Phrase> problem)
    implements Page {

  static AccountPage of(Frame frame, Reader reader, Optional<Phrase> problem) {
    return new AccountPage(
        frame,
        frame.say("role." + reader.role().label()),
        frame.say("role." + reader.role().label() + ".may"),
        reader.mustChange(),
        reader.demo(),
        frame.say(
            "account.password.hint",
            "n",
            Phrase.words(frame.language().number(Passwords.SHORTEST))),
        problem);
  }

  @Override
  public String template() {
    return "account.jte";
  }
}
