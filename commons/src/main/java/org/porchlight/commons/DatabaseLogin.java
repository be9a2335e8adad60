package org.porchlight.commons;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one role reaches the database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 * @param user the role
 * @param password never printed
 */
public record DatabaseLogin(String url, String user, String password) {
  /**
   * A busy machine has been seen to need 15 seconds; a server that is not there says so at once.
   */
  private static final int CONNECT_SECONDS = 40;

  private static final int ANSWER_SECONDS = 60;

  /**
   * Opens a connection each time it is asked for one. The plan is small and rarely read, so there
   * is no pool that could hold on to a server that went away.
   */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setApplicationName("porchlight");
    // The server's own error texts may quote values; ours never repeat them, and without this the
    // driver would not either.
    source.setLogServerErrorDetail(false);
    return source;
  }

  @Override
  public String toString() {
    return "%s as %s".formatted(url, user);
  }
}
