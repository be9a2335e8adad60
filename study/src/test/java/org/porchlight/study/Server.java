package org.porchlight.study;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.porchlight.commons.CommonsSchema;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, with a database that can be made anew and the product's two roles.
 */
public final class Server implements AutoCloseable {
  /** Flyway tells every step; kept in a field because a logger nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final EmbeddedPostgres postgres;

  private boolean migrated;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** One that runs until it is closed. */
  public static Server start() {
    FLYWAY.setLevel(Level.WARNING);
    try {
      return new Server(EmbeddedPostgres.start());
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not start", e);
    }
  }

  /** An empty study, migrated and opened to the role {@code desk}. */
  public void newStudy() throws SQLException {
    if (!migrated) {
      execute("create role keeper login nosuperuser nobypassrls password 'keeper'");
      execute("create role desk login nosuperuser nobypassrls password 'desk'");
      execute("create database fresh owner keeper");
      StudySchema schema = new StudySchema(login("fresh", "keeper"));
      schema.migrate();
      schema.openTo("desk");
      new CommonsSchema(login("fresh", "keeper")).migrate();
      migrated = true;
    }
    execute("drop database if exists city with (force)");
    execute("alter role desk nosuperuser nobypassrls nocreaterole");
    execute("revoke keeper, pg_read_all_data from desk");
    execute("create database city template fresh owner keeper");
  }

  /** The role that owns the schema. */
  public DataSource owner() {
    return login("city", "keeper");
  }

  /** The role of the restricted server. */
  public DataSource workspace() {
    return login("city", "desk");
  }

  private DataSource login(String database, String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database);
    source.setUser(role);
    source.setPassword(role);
    source.setLogServerErrorDetail(false);
    return source;
  }

  /** As the superuser of the whole server, in its own database. */
  void execute(String sql) throws SQLException {
    run(postgres.getPostgresDatabase().getConnection(), sql);
  }

  /** As the superuser, in the city's database. */
  public void executeInCity(String sql) throws SQLException {
    run(postgres.getDatabase("postgres", "city").getConnection(), sql);
  }

  /** As the owner of the schema. */
  public void asOwner(String sql) throws SQLException {
    run(owner().getConnection(), sql);
  }

  /** On a connection that is then closed. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (connection;
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not stop", e);
    }
  }
}
