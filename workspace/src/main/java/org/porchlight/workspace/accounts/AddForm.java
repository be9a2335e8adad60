package org.porchlight.workspace.accounts;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Role;
import org.porchlight.workspace.frame.Preference;

/** A new account as it was typed. A field that the browser did not send is empty. */
public record AddForm(
    String login, String name, String agency, String role, String tongue, String password) {
  static final AddForm EMPTY = new AddForm("", "", "", "", "", "");

  public AddForm {
    login = Objects.requireNonNullElse(login, "").strip().toLowerCase(Locale.ROOT);
    name = Objects.requireNonNullElse(name, "").strip();
    agency = Objects.requireNonNullElse(agency, "");
    role = Objects.requireNonNullElse(role, "");
    tongue = Objects.requireNonNullElse(tongue, "");
    password = Objects.requireNonNullElse(password, "");
  }

  /** The message that says what is missing; empty when nothing is. */
  Optional<String> problem(Passwords passwords) {
    NewAccount account = account();
    if (!account.login().matches("[a-z0-9._@-]{3,64}")) {
      return Optional.of("accounts.add.login.wrong");
    }
    if (account.displayName().isEmpty() || account.displayName().length() > 100) {
      return Optional.of("accounts.add.name.wrong");
    }
    if (account.role().belongsToAnAgency() && account.agency() == null) {
      return Optional.of("accounts.add.agency.missing");
    }
    return passwords.objection(password(), account.login()).isPresent()
        ? Optional.of("account.password.objection")
        : Optional.empty();
  }

  /** The account it asks for. */
  NewAccount account() {
    return new NewAccount(
        login,
        name,
        agency.isEmpty() ? null : agency,
        Role.find(role).orElse(Role.MEMBER),
        Preference.LANGUAGES.contains(tongue) ? tongue : Preference.LANGUAGES.getFirst());
  }

  @Override
  public String toString() {
    return "[a new account]";
  }
}
