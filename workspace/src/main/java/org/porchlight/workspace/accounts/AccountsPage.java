package org.porchlight.workspace.accounts;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.access.AccountLine;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Role;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.Terms;

/**
 * All accounts, and the form to add one.
 *
 * @param form as it was typed; its password is never shown again
 */
public record AccountsPage(
    Frame frame,
    DataTable table,
    AddForm form,
    Optional<Phrase> problem,
    Phrase passwordHint,
    List<Choice> roles,
    List<Choice> agencies,
    List<Choice> tongues)
    implements Page {

  public AccountsPage {
    roles = List.copyOf(roles);
    agencies = List.copyOf(agencies);
    tongues = List.copyOf(tongues);
  }

  static AccountsPage of(Look look, AddForm form, Optional<String> problem) throws SQLException {
    Terms terms = Terms.of(look);
    List<DataTable.Row> rows = new ArrayList<>();
    for (AccountLine line : look.sight().accounts().list()) {
      rows.add(
          new DataTable.Row(
              look.language().name(line.displayName()),
              Optional.of(look.visit().link("/accounts/" + line.id())),
              List.of(
                  look.language().name(line.login()),
                  AccountWords.role(look, line),
                  AccountWords.agency(look, terms, line),
                  AccountWords.state(look, line),
                  AccountWords.seen(look, terms, line))));
    }
    return new AccountsPage(
        look.frame(look.say("accounts.title")),
        new DataTable(
            look.say("accounts.caption"),
            List.of(
                look.say("accounts.name"),
                look.say("signin.login"),
                look.say("accounts.role"),
                look.say("accounts.agency"),
                look.say("accounts.state"),
                look.say("accounts.seen")),
            rows),
        form,
        problem.map(look::say),
        look.say("account.password.hint", "n", look.number(Passwords.SHORTEST)),
        Arrays.stream(Role.values())
            .map(
                role ->
                    new Choice(
                        role.label(),
                        look.say("role." + role.label()),
                        "",
                        role.label().equals(form.role())))
            .toList(),
        agencies(look, terms, form),
        Preference.LANGUAGES.stream()
            .map(
                tag ->
                    new Choice(
                        tag,
                        look.language().name(Language.of(tag).ownName()),
                        "",
                        tag.equals(form.tongue())))
            .toList());
  }

  private static List<Choice> agencies(Look look, Terms terms, AddForm form) {
    List<Choice> all = new ArrayList<>();
    all.add(new Choice("", look.say("accounts.citywide"), "", false));
    for (AgencyNote agency : terms.agencies()) {
      all.add(
          new Choice(
              agency.id(), terms.agency(agency.id()), "", agency.id().equals(form.agency())));
    }
    return all;
  }

  @Override
  public String template() {
    return "accounts.jte";
  }
}
