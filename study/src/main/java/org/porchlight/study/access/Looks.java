package org.porchlight.study.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Statements;

/**
 * The one way to read anything about people: a look. Its audit row, what is read and the row's
 * outcome are one transaction, and nothing is handed over before that transaction has committed.
 */
public final class Looks {
  /**
   * What is read during a look.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads; empty stands for "not found" and is written so in the audit. */
    Optional<T> read(Sight sight) throws SQLException;
  }

  private final DataSource workspace;

  /**
   * Looks at a study.
   *
   * @param workspace the role of the restricted server; a pool must give connections back as it got
   *     them (commit mode and isolation level are changed)
   */
  public Looks(DataSource workspace) {
    this.workspace = workspace;
  }

  /**
   * Takes one look: writes the audit row, reads, completes the row, commits.
   *
   * @param token whoever holds it is the reader
   * @param action what is done, as a route template or a verb; at most 100 characters, never a
   *     value
   * @param person the handle of the person asked for, exactly as asked; null when it is a list.
   *     What is no handle (10 characters) is not kept
   * @param reading runs inside the transaction; what it gives must not hold on to the sight
   * @return empty when the session has ended, the password must be changed first, or the reading
   *     gives nothing: callers answer all of these as "not found"
   * @throws SQLException when the database does not answer, or the audit row cannot be written;
   *     then nothing was read. Its message names no value
   */
  public <T> Optional<T> look(
      SessionToken token, String action, @Nullable String person, Reading<T> reading)
      throws SQLException {
    try (Connection connection = workspace.getConnection()) {
      connection.setAutoCommit(false);
      // Each statement sees what the audit row's own transaction may see now; a switch of runs
      // waits.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      try {
        Optional<T> seen = inside(new Statements(connection), token, action, person, reading);
        connection.commit();
        return seen;
      } catch (SQLException e) {
        giveUp(connection);
        throw Discreet.error(e);
      } catch (RuntimeException | Error e) {
        giveUp(connection);
        throw e;
      }
    }
  }

  private static void giveUp(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // Then the connection is gone, and with it the transaction. What went wrong first counts.
    }
  }

  private static <T> Optional<T> inside(
      Statements statements,
      SessionToken token,
      String action,
      @Nullable String person,
      Reading<T> reading)
      throws SQLException {
    byte[] session = TokenHash.of(token);
    Optional<Long> look =
        statements
            .list(
                "select study.begin_look(?, ?, ?) as look",
                row -> Optional.ofNullable(row.getObject("look", Long.class)),
                session,
                action,
                person)
            .getFirst();
    Optional<Reader> reader = look.isEmpty() ? Optional.empty() : Readers.of(statements, session);
    if (reader.isEmpty()) {
      return Optional.empty();
    }
    int before = statements.rows();
    Optional<T> seen = reading.read(new Sight(reader.get(), statements));
    statements.list(
        "select study.end_look(?, ?)",
        _ -> true,
        seen.isPresent() ? "shown" : "not-found",
        statements.rows() - before);
    return seen;
  }
}
