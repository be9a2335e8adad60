package org.porchlight.study.access;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sql.Statements;

/**
 * Accounts, for readers with {@link Right#ACCOUNTS}; for everybody else the list is empty and
 * nothing can be changed. Each change is written in the audit with the account it was made to.
 */
public final class AccountList {
  private static final String SELECT =
      "select a.id, a.login, a.display_name, a.agency, a.role, a.language, a.demo, a.must_change,"
          + " a.created_at, a.disabled_at, a.locked_at,"
          + " (select max(s.seen_at) from study.session s where s.account = a.id) as last_seen"
          + " from study.account a";

  private final Statements statements;
  private final Passwords passwords = new Passwords(new SecureRandom());

  AccountList(Statements statements) {
    this.statements = statements;
  }

  /** All accounts, by sign-in name. */
  public List<AccountLine> list() throws SQLException {
    return statements.list(SELECT + " order by a.login collate \"C\"", AccountList::line);
  }

  /** The account of this number. */
  public Optional<AccountLine> find(long id) throws SQLException {
    return statements.first(SELECT + " where a.id = ?", AccountList::line, id);
  }

  /**
   * Adds an account whose password must be changed at the first sign-in.
   *
   * @return its number; empty when the sign-in name is taken, the agency unknown, or the reader not
   *     permitted
   * @throws IllegalArgumentException when {@link Passwords#objection} has one: ask it first
   */
  public Optional<Long> add(NewAccount account, String password) throws SQLException {
    return statements
        .list(
            "select study.add_account(?, ?, ?, ?, ?, ?) as added",
            row -> Optional.ofNullable(row.getObject("added", Long.class)),
            account.login(),
            account.displayName(),
            account.agency(),
            account.role().label(),
            account.language(),
            passwords.accepted(password, account.login()))
        .getFirst();
  }

  /**
   * Disables an account and ends its sessions now; false when it is not there or the reader's own.
   */
  public boolean disable(long id) throws SQLException {
    return change(id, "disabled");
  }

  /** Takes {@link #disable} back. */
  public boolean enable(long id) throws SQLException {
    return change(id, "enabled");
  }

  /** Opens an account that five failed sign-ins have locked. */
  public boolean unlock(long id) throws SQLException {
    return change(id, "unlocked");
  }

  /**
   * Sets a password that must be changed at the next sign-in, and ends the account's sessions now.
   * Not for the demo's accounts.
   *
   * @throws IllegalArgumentException when {@link Passwords#objection} has one: ask it first
   */
  public boolean setPassword(long id, String password) throws SQLException {
    Optional<AccountLine> account = find(id);
    if (account.isEmpty()) {
      return false;
    }
    String hash = passwords.accepted(password, account.get().login());
    return statements
        .list(
            "select study.set_account_password(?, ?) as done",
            row -> row.getBoolean("done"),
            id,
            hash)
        .getFirst();
  }

  private boolean change(long id, String event) throws SQLException {
    return statements
        .list("select study.change_account(?, ?) as done", row -> row.getBoolean("done"), id, event)
        .getFirst();
  }

  private static AccountLine line(ResultSet row) throws SQLException {
    return new AccountLine(
        row.getLong("id"),
        row.getString("login"),
        row.getString("display_name"),
        row.getString("agency"),
        Readers.role(row),
        row.getString("language"),
        row.getBoolean("demo"),
        row.getBoolean("must_change"),
        requireNonNull(Statements.instant(row, "created_at")),
        Statements.instant(row, "disabled_at"),
        Statements.instant(row, "locked_at"),
        Statements.instant(row, "last_seen"));
  }
}
