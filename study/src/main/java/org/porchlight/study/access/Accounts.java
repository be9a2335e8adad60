package org.porchlight.study.access;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Accounts, for the owner of the schema: the first administrator of a city, and the demo. Everybody
 * else manages accounts through {@link AccountList}, inside a look.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Accounts {
  /**
   * Accounts of a study.
   *
   * @param owner the role that owns the schema
   */
  public Accounts(DataSource owner) {}

  /**
   * Adds an account whose password must be changed at the first sign-in.
   *
   * @return its number
   * @throws SQLException when the database does not answer, or the sign-in name is taken
   * @throws IllegalArgumentException when {@link Passwords#objection} has one
   */
  public long add(NewAccount account, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds an account of the demo, or sets it back to this password: no change is asked for, and no
   * objection raised, because the password stands on the sign-in page.
   *
   * @return its number
   * @throws SQLException when the database does not answer
   */
  public long addForDemo(NewAccount account, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether there is an account of this sign-in name, disabled ones included.
   *
   * @throws SQLException when the database does not answer
   */
  public boolean exists(String login) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether there is any account that is not of the demo.
   *
   * @throws SQLException when the database does not answer
   */
  public boolean any() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Disables every account of the demo and ends its sessions.
   *
   * @throws SQLException when the database does not answer
   */
  public void closeDemo() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
