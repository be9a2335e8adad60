package org.porchlight.study.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.porchlight.study.sql.Statements;

/**
 * Accounts, for the owner of the schema: the first administrator of a city, and the demo. Everybody
 * else manages accounts through {@link AccountList}, inside a look.
 */
public final class Accounts {
  private final DataSource owner;
  private final Passwords passwords = new Passwords(new SecureRandom());

  /**
   * Accounts of a study.
   *
   * @param owner the role that owns the schema
   */
  public Accounts(DataSource owner) {
    this.owner = owner;
  }

  /**
   * Adds an account whose password must be changed at the first sign-in.
   *
   * @return its number
   * @throws SQLException when the database does not answer, or the sign-in name is taken
   * @throws IllegalArgumentException when {@link Passwords#objection} has one
   */
  public long add(NewAccount account, String password) throws SQLException {
    return insert(account, passwords.accepted(password, account.login()), false, "");
  }

  /**
   * Adds an account of the demo, or sets it back to this password: no change is asked for, and no
   * objection raised, because the password stands on the sign-in page. An account that is not of
   * the demo is left alone.
   *
   * @return its number
   * @throws SQLException when the database does not answer
   * @throws IllegalStateException when the sign-in name is that of a real account
   */
  public long addForDemo(NewAccount account, String password) throws SQLException {
    return insert(
        account,
        passwords.hash(password),
        true,
        " on conflict (login) do update set password_hash = excluded.password_hash,"
            + " display_name = excluded.display_name, agency = excluded.agency,"
            + " role = excluded.role, disabled_at = null, locked_at = null,"
            + " unlocked_at = clock_timestamp() where account.demo");
  }

  private long insert(NewAccount account, String hash, boolean demo, String otherwise)
      throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      long id =
          statements
              .first(
                  "insert into study.account as account (login, display_name, agency, role,"
                      + " language, password_hash, demo, must_change)"
                      + " values (lower(?), ?, ?, ?, ?, ?, ?, ?)"
                      + otherwise
                      + " returning id",
                  row -> row.getLong("id"),
                  account.login(),
                  account.displayName(),
                  account.agency(),
                  account.role().label(),
                  account.language(),
                  hash,
                  demo,
                  !demo)
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "an account that is not of the demo has this sign-in name"));
      statements.update("insert into study.account_event (account, event) values (?, 'added')", id);
      connection.commit();
      return id;
    }
  }

  /**
   * Whether there is an account of this sign-in name, disabled ones included.
   *
   * @throws SQLException when the database does not answer
   */
  public boolean exists(String login) throws SQLException {
    return is("select exists (select from study.account where login = lower(?)) as yes", login);
  }

  /**
   * Whether there is any account that is not of the demo.
   *
   * @throws SQLException when the database does not answer
   */
  public boolean any() throws SQLException {
    return is("select exists (select from study.account where not demo) as yes");
  }

  private boolean is(String question, Object... values) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      return new Statements(connection)
          .list(question, row -> row.getBoolean("yes"), values)
          .getFirst();
    }
  }

  /**
   * Disables every account of the demo and ends its sessions.
   *
   * @throws SQLException when the database does not answer
   */
  public void closeDemo() throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      statements.update(
          "insert into study.account_event (account, event)"
              + " select id, 'disabled' from study.account where demo and disabled_at is null");
      statements.update(
          "update study.account set disabled_at = clock_timestamp()"
              + " where demo and disabled_at is null");
      statements.update(
          "update study.session s set ended_at = clock_timestamp() from study.account a"
              + " where a.id = s.account and a.demo and s.ended_at is null");
      connection.commit();
    }
  }
}
