package org.porchlight.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;
import org.porchlight.commons.DatabaseLogin;

/** The database that comes with Porchlight. */
class EmbeddedDatabaseTest extends CityDatabaseContract {
  @TempDir static Path home;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedDatabase.start(home);
  }

  @AfterAll
  static void stop() {
    database.close();
    assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Override
  CityDatabase database() {
    return database;
  }

  @Test
  void aSecondPorchlightMayNotUseTheSameHome() {
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("another porchlight uses the database")
        .hasMessageContaining("[PL-DATABASE-005]");
  }

  @Test
  void whatIsWrittenIsDurableAndNoWordOfAStatementIsLogged() throws SQLException {
    assertThat(show("fsync")).isEqualTo("on");
    assertThat(show("synchronous_commit")).isEqualTo("on");
    assertThat(show("full_page_writes")).isEqualTo("on");
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(show("unix_socket_directories")).isEmpty();
    assertThat(show("log_statement")).isEqualTo("none");
  }

  @Test
  void aStatementThatFailsLeavesNoValueInTheLog() throws IOException {
    assertThatThrownBy(() -> run(database.owner(), "select cast('ZZCANARYVALUE' as integer)"))
        .isInstanceOf(SQLException.class);
    assertThat(Files.readString(home.resolve("logs/postgres.log"))).doesNotContain("ZZCANARY");
  }

  @Test
  void everyRoleNeedsItsPassword() {
    for (String role : List.of("porchlight_admin", "porchlight_owner", "porchlight_hub")) {
      assertThatThrownBy(
              () -> run(new DatabaseLogin(database.owner().url(), role, "guess"), "select 1"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }
  }

  @Test
  void theHubCannotEvenReachTheServersOwnDatabase() {
    String url = database.hub().url().replaceAll("/porchlight$", "/postgres");
    assertThatThrownBy(
            () ->
                run(
                    new DatabaseLogin(url, database.hub().user(), database.hub().password()),
                    "select 1"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
  }

  @Test
  void onlyTheOwnerOfTheHomeMayLookInside() throws IOException {
    for (String folder : List.of("keys", "postgres", "postgres/data", "logs")) {
      assertThat(mode(home.resolve(folder))).as(folder).isEqualTo("rwx------");
    }
    for (String key : List.of("database-admin", "database-owner", "database-hub")) {
      assertThat(mode(home.resolve("keys").resolve(key))).as(key).isEqualTo("rw-------");
    }
  }

  @Test
  void dataIsKeptAndAServerLeftByAKilledProcessIsTakenOver(@TempDir Path other)
      throws IOException, SQLException {
    EmbeddedDatabase first = EmbeddedDatabase.start(other);
    run(first.owner(), "create schema kept");
    run(first.owner(), "create table kept.note as select 'still here' as words");
    first.abandon();
    assertThat(ask(first.owner(), "select 1")).as("the server runs on").isEqualTo("1");
    EmbeddedDatabase second = EmbeddedDatabase.start(other);
    try {
      assertThatThrownBy(() -> ask(first.owner(), "select 1")).isInstanceOf(SQLException.class);
      assertThat(ask(second.owner(), "select words from kept.note")).isEqualTo("still here");
    } finally {
      second.close();
    }
    assertThatThrownBy(() -> ask(second.owner(), "select 1")).isInstanceOf(SQLException.class);
  }

  private static String show(String setting) throws SQLException {
    try (Connection connection = database.admin("postgres")) {
      return ask(connection, "show " + setting);
    }
  }

  private static String ask(DatabaseLogin login, String sql) throws SQLException {
    try (Connection connection = login.dataSource().getConnection()) {
      return ask(connection, sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(DatabaseLogin login, String sql) throws SQLException {
    try (Connection connection = login.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
