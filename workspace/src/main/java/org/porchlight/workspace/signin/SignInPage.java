package org.porchlight.workspace.signin;

import java.util.List;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Page;

/**
 * The sign-in page.
 *
 * @param to where the reader wanted to go; a path of ours, or empty
 * @param login as it was typed
 * @param refused whether the last attempt failed, for whatever reason
 * @param demo accounts that a visitor of a made-up city may choose from
 */
public record SignInPage(
    Frame frame, String to, String login, boolean refused, List<DemoChoice> demo) implements Page {

  public SignInPage {
    demo = List.copyOf(demo);
  }

  /**
   * An account anybody may try in a made-up city.
   *
   * @param sees what one sees with it, in a sentence
   */
  public record DemoChoice(String login, Phrase who, Phrase role, Phrase agency, Phrase sees) {}

  @Override
  public String template() {
    return "sign-in.jte";
  }
}
