package org.porchlight.study.access;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Accounts, for readers with {@link Right#ACCOUNTS}; for everybody else the list is empty and
 * nothing can be changed. Each change is written in the audit with the account it was made to.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class AccountList {
  AccountList() {}

  /** All accounts, by sign-in name. */
  public List<AccountLine> list() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The account of this number. */
  public Optional<AccountLine> find(long id) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds an account whose password must be changed at the first sign-in.
   *
   * @return its number; empty when the sign-in name is taken, the agency unknown, or the reader not
   *     permitted
   * @throws IllegalArgumentException when {@link Passwords#objection} has one: ask it first
   */
  public Optional<Long> add(NewAccount account, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Disables an account and ends its sessions now; false when it is not there or the reader's own.
   */
  public boolean disable(long id) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Takes {@link #disable} back. */
  public boolean enable(long id) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Opens an account that five failed sign-ins have locked. */
  public boolean unlock(long id) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets a password that must be changed at the next sign-in, and ends the account's sessions now.
   *
   * @throws IllegalArgumentException when {@link Passwords#objection} has one: ask it first
   */
  public boolean setPassword(long id, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
