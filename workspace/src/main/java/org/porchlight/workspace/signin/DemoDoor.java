package org.porchlight.workspace.signin;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.access.DemoAccounts;
import org.porchlight.study.access.DemoAccounts.Offer;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Visit;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.springframework.stereotype.Component;

/**
 * The accounts that anybody may try in a made-up city; without a password in the settings, none.
 */
@Component
final class DemoDoor {
  private final DemoAccounts accounts;
  private final Optional<String> password;

  DemoDoor(DemoAccounts accounts, WorkspaceSettings settings) {
    this.accounts = accounts;
    this.password = settings.demoPassword();
  }

  /** What the sign-in page offers. */
  List<SignInPage.DemoChoice> choices(Visit visit) throws SQLException {
    return password.isEmpty()
        ? List.of()
        : accounts.list().stream().map(offer -> choice(visit, offer)).toList();
  }

  private static SignInPage.DemoChoice choice(Visit visit, Offer offer) {
    String role = offer.role().label();
    Phrase agency =
        offer.agencyName() == null
            ? visit.say("accounts.citywide").capitalized(visit.language().locale())
            : visit.language().data(LocalText.of(offer.agencyName()));
    return new SignInPage.DemoChoice(
        offer.login(),
        visit.language().name(offer.displayName()),
        visit.say("role." + role),
        agency,
        visit.say("signin.demo.sees." + role));
  }

  /** The password of a demo's account; empty for every other account. */
  Optional<String> passwordOf(String login) throws SQLException {
    return password.isPresent()
            && accounts.list().stream().anyMatch(offer -> offer.login().equals(login))
        ? password
        : Optional.empty();
  }
}
