package org.porchlight.workspace.signin;

import java.util.List;
import java.util.Optional;
import org.porchlight.workspace.frame.Visit;

/** The accounts that anybody may try in a made-up city. */
public interface DemoAccounts {

  /** What the sign-in page offers; nothing in a city that is real. */
  List<SignInPage.DemoChoice> choices(Visit visit);

  /** The password of a demo's account; empty for every other account. */
  Optional<String> passwordOf(String login);
}
