package org.porchlight.study.access;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Signing in and out. A session ends 30 minutes after its last request, 12 hours after its first,
 * at sign-out, and at once when its account is disabled or gets a new password. Five failures
 * within 15 minutes lock an account until an administrator unlocks it.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Sessions {
  /** What became of a wish to change the password. */
  public enum Change {
    /** The new password holds; all other sessions of the account have ended. */
    DONE,
    /** There is no such session any more. */
    NO_SESSION,
    /** The old password was not right; this counts as a failed sign-in. */
    OLD_NOT_RIGHT,
    /** See {@link Passwords#objection}. */
    OBJECTION
  }

  /**
   * Sessions of a study.
   *
   * @param workspace the role of the restricted server
   * @param chance where tokens come from
   */
  public Sessions(DataSource workspace, SecureRandom chance) {}

  /**
   * Opens a session. Unknown name, wrong password, locked and disabled account give the same empty
   * answer after the same work.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<SessionToken> signIn(String login, String password) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Who holds the token, when its session still lasts; asking makes it last longer.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<Reader> reader(SessionToken token) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends the session for good; nothing happens when there is none.
   *
   * @throws SQLException when the database does not answer
   */
  public void signOut(SessionToken token) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets the reader's own password.
   *
   * @throws SQLException when the database does not answer
   */
  public Change changePassword(SessionToken token, String old, String chosen) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Sets the language of the reader's pages.
   *
   * @param language BCP 47 tag
   * @throws SQLException when the database does not answer
   */
  public void speak(SessionToken token, String language) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
