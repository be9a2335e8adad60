package org.porchlight.study.access;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.porchlight.study.sql.Statements;

/**
 * Signing in and out. A session ends 30 minutes after its last request, 12 hours after its first,
 * at sign-out, and at once when its account is disabled or gets a new password. Five failures
 * within 15 minutes lock an account until an administrator unlocks it.
 */
public final class Sessions {
  private static final int TOKEN_BYTES = 32;

  /** Passwords judged at once: each takes 19 MiB and a processor. */
  private static final int AT_ONCE = 4;

  private final DataSource workspace;
  private final SecureRandom chance;
  private final Passwords passwords;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  /**
   * What a password is held against when nobody has the sign-in name: the work must be the same.
   */
  private final String nobodysHash;

  /** What became of a wish to change the password. */
  public enum Change {
    /** The new password holds; all other sessions of the account have ended. */
    DONE,
    /** There is no such session any more. */
    NO_SESSION,
    /**
     * The old password was not right, which counts as a failed sign-in, or the account is locked.
     */
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
  public Sessions(DataSource workspace, SecureRandom chance) {
    this.workspace = workspace;
    this.chance = chance;
    passwords = new Passwords(chance);
    nobodysHash = passwords.hash(newToken().text());
  }

  /**
   * Opens a session. Unknown name, wrong password, locked and disabled account give the same empty
   * answer after the same work.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<SessionToken> signIn(String login, String password) throws SQLException {
    Optional<String> hash = hashOf(login);
    // No connection is held while the processor is busy.
    boolean matched = matches(password, hash.orElse(nobodysHash)) && hash.isPresent();
    SessionToken token = newToken();
    try (Connection connection = workspace.getConnection()) {
      boolean opened =
          new Statements(connection)
              .list(
                  "select study.note_sign_in(?, ?, ?) as opened",
                  row -> row.getBoolean("opened"),
                  login,
                  matched,
                  TokenHash.of(token))
              .getFirst();
      return opened ? Optional.of(token) : Optional.empty();
    }
  }

  private Optional<String> hashOf(String login) throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      return new Statements(connection)
          .first(
              "select password_hash from study.credentials(?)",
              row -> row.getString("password_hash"),
              login);
    }
  }

  private boolean matches(String password, String hash) {
    // What is too long was never accepted, and is not worked on in full.
    String judged =
        password.length() > 2 * Passwords.LONGEST
            ? password.substring(0, 2 * Passwords.LONGEST)
            : password;
    turns.acquireUninterruptibly();
    try {
      return passwords.matches(judged, hash) && judged.equals(password);
    } finally {
      turns.release();
    }
  }

  private SessionToken newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    chance.nextBytes(bytes);
    return SessionToken.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Who holds the token, when its session still lasts; asking makes it last longer.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<Reader> reader(SessionToken token) throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      return Readers.of(new Statements(connection), TokenHash.of(token));
    }
  }

  /**
   * Ends the session for good; nothing happens when there is none.
   *
   * @throws SQLException when the database does not answer
   */
  public void signOut(SessionToken token) throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      new Statements(connection)
          .list("select study.end_session(?)", _ -> true, TokenHash.of(token));
    }
  }

  /**
   * Sets the reader's own password.
   *
   * @throws SQLException when the database does not answer
   */
  public Change changePassword(SessionToken token, String old, String chosen) throws SQLException {
    byte[] session = TokenHash.of(token);
    Optional<Own> own;
    try (Connection connection = workspace.getConnection()) {
      own =
          new Statements(connection)
              .first(
                  "select login, password_hash from study.own_credentials(?)",
                  row -> new Own(row.getString("login"), row.getString("password_hash")),
                  session);
    }
    if (own.isEmpty()) {
      return Change.NO_SESSION;
    }
    boolean right = matches(old, own.get().hash());
    if (right && passwords.objection(chosen, own.get().login()).isPresent()) {
      return Change.OBJECTION;
    }
    String hash = right ? passwords.hash(chosen) : "";
    try (Connection connection = workspace.getConnection()) {
      Statements statements = new Statements(connection);
      if (!right) {
        statements.list("select study.note_sign_in(?, false, null)", _ -> true, own.get().login());
        return Change.OLD_NOT_RIGHT;
      }
      boolean changed =
          statements
              .list(
                  "select study.change_password(?, ?) as changed",
                  row -> row.getBoolean("changed"),
                  session,
                  hash)
              .getFirst();
      return changed ? Change.DONE : Change.OLD_NOT_RIGHT;
    }
  }

  /** The reader's own sign-in name and hash. */
  private record Own(String login, String hash) {
    @Override
    public String toString() {
      return "[credentials]";
    }
  }

  /**
   * Sets the language of the reader's pages.
   *
   * @param language BCP 47 tag
   * @throws SQLException when the database does not answer
   */
  public void speak(SessionToken token, String language) throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      new Statements(connection)
          .list("select study.speak(?, ?)", _ -> true, TokenHash.of(token), language);
    }
  }
}
