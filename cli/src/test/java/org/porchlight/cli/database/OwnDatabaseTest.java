package org.porchlight.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.cli.TinyCity;

/** A server that somebody else runs, known by its address and two passwords only. */
class OwnDatabaseTest extends CityDatabaseContract {
  @TempDir static Path home;
  private static EmbeddedDatabase server;
  private static OwnDatabase database;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = EmbeddedDatabase.start(home);
    // What a city's administrator does: a database, its owner, and the reader.
    try (Connection connection = server.admin("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create role keeper login password 'k'");
      statement.execute("create role porch login password 'p'");
      statement.execute("create role team login password 't'");
      statement.execute("create database city owner keeper");
    }
    database = OwnDatabase.connect(setting("porch"), passwords());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  CityDatabase database() {
    return database;
  }

  private static City.Database setting(String hub) {
    return new City.Database(url(), "keeper", hub, "team");
  }

  private static String url() {
    return server.owner().url().replaceAll("/porchlight$", "/city");
  }

  private static Map<String, String> passwords() {
    return Map.of(
        OwnDatabase.OWNER_PASSWORD, "k",
        OwnDatabase.HUB_PASSWORD, "p",
        OwnDatabase.WORKSPACE_PASSWORD, "t");
  }

  @Test
  void aRoleThatMayDoMoreThanReadIsRefused() throws SQLException, IOException {
    City city = TinyCity.in(folder).read();
    admin("grant create on database city to porch");
    try {
      assertThatThrownBy(() -> CommonsStore.prepare(database, city, CLOCK))
          .hasMessageContaining("it may create schemas in database city")
          .hasMessageContaining("[PL-DATABASE-007]");
    } finally {
      admin("revoke create on database city from porch");
    }
    CommonsStore.prepare(database, city, CLOCK);
  }

  @Test
  void eachPasswordMustBeSet() {
    assertThatThrownBy(
            () -> OwnDatabase.connect(setting("porch"), Map.of(OwnDatabase.OWNER_PASSWORD, "k")))
        .hasMessageContaining("PORCHLIGHT_DATABASE_HUB_PASSWORD")
        .hasMessageContaining("[PL-DATABASE-004]");
  }

  @Test
  void thePasswordOfTheTeamsRoleIsNeededOnlyForTheTeamsDoor() {
    OwnDatabase hubOnly =
        OwnDatabase.connect(
            setting("porch"),
            Map.of(OwnDatabase.OWNER_PASSWORD, "k", OwnDatabase.HUB_PASSWORD, "p"));
    assertThat(hubOnly.hub().user()).isEqualTo("porch");
    assertThatThrownBy(hubOnly::workspace)
        .hasMessageContaining("PORCHLIGHT_DATABASE_WORKSPACE_PASSWORD")
        .hasMessageContaining("[PL-DATABASE-004]");
    assertThat(database.workspace().user()).isEqualTo("team");
  }

  @Test
  void aWrongPasswordIsNamedButNotShown() {
    assertThatThrownBy(
            () ->
                OwnDatabase.connect(
                    setting("porch"),
                    Map.of(OwnDatabase.OWNER_PASSWORD, "zz-wrong", OwnDatabase.HUB_PASSWORD, "p")))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("refuses the role keeper")
        .hasMessageNotContaining("zz-wrong");
  }

  @Test
  void aMissingRoleComesWithTheWordsToMakeIt() {
    assertThatThrownBy(() -> OwnDatabase.connect(setting("lantern"), passwords()))
        .hasMessageContaining("create role lantern login nosuperuser nobypassrls")
        .hasMessageContaining("[PL-DATABASE-004]");
  }

  @Test
  void aMissingRoleIsMadeWhereTheOwnerMay() throws SQLException {
    admin("alter role keeper createrole");
    try {
      OwnDatabase made = OwnDatabase.connect(setting("window"), passwords());
      assertThat(made.hub().user()).isEqualTo("window");
    } finally {
      admin("alter role keeper nocreaterole");
    }
  }

  @Test
  void aServerThatIsDownIsOneSentence() {
    City.Database down =
        new City.Database("jdbc:postgresql://127.0.0.1:1/city", "keeper", "porch", "team");
    assertThatThrownBy(() -> OwnDatabase.connect(down, passwords()))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("does not answer")
        .hasMessageContaining("[PL-DATABASE-001]");
  }

  private static void admin(String sql) throws SQLException {
    try (Connection connection = server.admin("city");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
