package org.porchlight.workspace.accounts;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.AccountList;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Right;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts, for administrators. Each deed is a thing of its own: a disabling, an unlocking. */
@Controller
final class AccountsController {
  private static final String ONE = "/{language:en|es}/accounts/{account:\\d{1,18}}";
  private static final Ask LIST = Ask.of("accounts", Right.ACCOUNTS);
  private static final Ask LOOK = Ask.of("accounts/{account}", Right.ACCOUNTS);
  private static final Ask ADD = Ask.of("accounts/add", Right.ACCOUNTS);
  private static final Ask CHANGE = Ask.of("accounts/{account}/change", Right.ACCOUNTS);
  private static final Ask PASSWORD = Ask.of("accounts/{account}/password", Right.ACCOUNTS);

  private final Pages pages;
  private final Passwords passwords;

  AccountsController(Pages pages, Passwords passwords) {
    this.pages = pages;
    this.passwords = passwords;
  }

  /** One change of an account. */
  @FunctionalInterface
  private interface Deed {
    boolean done(AccountList accounts) throws SQLException;
  }

  @GetMapping("/{language:en|es}/accounts")
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(
        visit, LIST, look -> Optional.of(AccountsPage.of(look, AddForm.EMPTY, Optional.empty())));
  }

  @PostMapping("/{language:en|es}/accounts")
  ResponseEntity<byte[]> add(Visit visit, AddForm form) throws SQLException {
    Optional<String> problem = form.problem(passwords);
    if (problem.isPresent()) {
      return again(visit, form, problem.get());
    }
    ResponseEntity<byte[]> added =
        pages.act(
            visit,
            ADD,
            look ->
                look.sight()
                    .accounts()
                    .add(form.account(), form.password())
                    .map(_ -> new Next("/accounts", "account-added")));
    boolean taken = added.getStatusCode() == HttpStatus.NOT_FOUND && visit.may(Right.ACCOUNTS);
    return taken ? again(visit, form, "accounts.add.taken") : added;
  }

  private ResponseEntity<byte[]> again(Visit visit, AddForm form, String problem)
      throws SQLException {
    return pages.show(
        visit,
        LIST,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> Optional.of(AccountsPage.of(look, form, Optional.of(problem))));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long account) throws SQLException {
    return pages.show(visit, LOOK, look -> AccountPage.of(look, account, Optional.empty()));
  }

  @PostMapping(ONE + "/disabling")
  ResponseEntity<byte[]> disable(Visit visit, @PathVariable long account) throws SQLException {
    return change(visit, account, "account-disabled", accounts -> accounts.disable(account));
  }

  @PostMapping(ONE + "/enabling")
  ResponseEntity<byte[]> enable(Visit visit, @PathVariable long account) throws SQLException {
    return change(visit, account, "account-enabled", accounts -> accounts.enable(account));
  }

  @PostMapping(ONE + "/unlocking")
  ResponseEntity<byte[]> unlock(Visit visit, @PathVariable long account) throws SQLException {
    return change(visit, account, "account-unlocked", accounts -> accounts.unlock(account));
  }

  @PostMapping(ONE + "/password")
  ResponseEntity<byte[]> password(
      Visit visit, @PathVariable long account, @RequestParam(defaultValue = "") String password)
      throws SQLException {
    if (passwords.objection(password, "").isPresent()) {
      return pages.show(
          visit,
          PASSWORD,
          HttpStatus.UNPROCESSABLE_CONTENT,
          look -> AccountPage.of(look, account, Optional.of("account.password.objection")));
    }
    return pages.act(
        visit,
        PASSWORD,
        look ->
            look.sight().accounts().setPassword(account, password)
                ? Optional.of(new Next("/accounts/" + account, "password-new"))
                : Optional.empty());
  }

  private ResponseEntity<byte[]> change(Visit visit, long account, String said, Deed deed)
      throws SQLException {
    return pages.act(
        visit,
        CHANGE,
        look ->
            deed.done(look.sight().accounts())
                ? Optional.of(new Next("/accounts/" + account, said))
                : Optional.empty());
  }
}
