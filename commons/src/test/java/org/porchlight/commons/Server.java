package org.porchlight.commons;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real PostgreSQL for tests, with a database per test class and the two roles of the product. */
final class Server implements AutoCloseable {
  /** Flyway tells every step; kept in a field because a logger nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private final EmbeddedPostgres postgres;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static Server start() {
    FLYWAY.setLevel(Level.WARNING);
    try {
      return new Server(EmbeddedPostgres.start());
    } catch (IOException e) {
      throw new UncheckedIOException("the test's PostgreSQL does not start", e);
    }
  }

  /** An empty database and two roles that nobody has granted anything to. */
  void newCity() throws SQLException {
    execute("drop database if exists city with (force)");
    execute("drop role if exists porch");
    execute("drop role if exists keeper");
    execute("create role keeper login nosuperuser nobypassrls password 'keeper'");
    execute("create role porch login nosuperuser nobypassrls password 'porch'");
    execute("create database city owner keeper");
  }

  DatabaseLogin owner() {
    return new DatabaseLogin(url(), "keeper", "keeper");
  }

  DatabaseLogin reader() {
    return new DatabaseLogin(url(), "porch", "porch");
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/city";
  }

  /** As the superuser of the whole server, in its own database. */
  void execute(String sql) throws SQLException {
    run(postgres.getPostgresDatabase().getConnection(), sql);
  }

  /** As the superuser, in the city's database. */
  void executeInCity(String sql) throws SQLException {
    run(postgres.getDatabase("postgres", "city").getConnection(), sql);
  }

  static void run(Connection connection, String sql) throws SQLException {
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
