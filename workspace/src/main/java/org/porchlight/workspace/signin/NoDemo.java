package org.porchlight.workspace.signin;

import java.util.List;
import java.util.Optional;
import org.porchlight.workspace.frame.Visit;
import org.springframework.stereotype.Component;

/** A city that offers nothing to try. */
@Component
final class NoDemo implements DemoAccounts {
  @Override
  public List<SignInPage.DemoChoice> choices(Visit visit) {
    return List.of();
  }

  @Override
  public Optional<String> passwordOf(String login) {
    return Optional.empty();
  }
}
