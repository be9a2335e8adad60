package org.porchlight.cli.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.commons.DatabaseLogin;

/**
 * A PostgreSQL the city runs. Its administrator has made the database and the owner's role; the
 * hub's role too, unless the owner may make roles.
 */
public final class OwnDatabase implements CityDatabase {
  /** Where the owner's password is given. */
  public static final String OWNER_PASSWORD = "PORCHLIGHT_DATABASE_OWNER_PASSWORD";

  /** Where the password of the hub's role is given. */
  public static final String HUB_PASSWORD = "PORCHLIGHT_DATABASE_HUB_PASSWORD";

  /** Where the password of the workspace's role is given. */
  public static final String WORKSPACE_PASSWORD = "PORCHLIGHT_DATABASE_WORKSPACE_PASSWORD";

  private static final int OLDEST = 15;
  private static final String WRONG_PASSWORD = "28";
  private static final String NOT_ALLOWED = "42501";

  private final City.Database setting;
  private final Map<String, String> environment;
  private final DatabaseLogin owner;
  private final DatabaseLogin hub;

  private OwnDatabase(
      City.Database setting,
      Map<String, String> environment,
      DatabaseLogin owner,
      DatabaseLogin hub) {
    this.setting = setting;
    this.environment = environment;
    this.owner = owner;
    this.hub = hub;
  }

  /**
   * Logs in as both roles.
   *
   * @param environment where the passwords are
   * @throws ProblemsException when the server does not answer, is too old, or refuses a role
   */
  public static OwnDatabase connect(City.Database setting, Map<String, String> environment) {
    OwnDatabase database =
        new OwnDatabase(
            setting,
            environment,
            new DatabaseLogin(
                setting.url(), setting.owner(), password(environment, OWNER_PASSWORD)),
            new DatabaseLogin(setting.url(), setting.hub(), password(environment, HUB_PASSWORD)));
    database.checkOwner();
    checkLogin(database.hub, HUB_PASSWORD);
    return database;
  }

  private static String password(Map<String, String> environment, String name) {
    String password = environment.getOrDefault(name, "");
    if (password.isEmpty()) {
      throw new ProblemsException(
          name,
          "city.yaml names a database of the city's own, but this environment variable with its password is not set.",
          "PL-DATABASE-004");
    }
    return password;
  }

  private void checkOwner() {
    try (Connection connection = owner.dataSource().getConnection()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new ProblemsException(
            "city.yaml",
            "the database server is PostgreSQL %d; Porchlight needs %d or newer."
                .formatted(version, OLDEST),
            "PL-DATABASE-002");
      }
      requireRole(connection, hub, HUB_PASSWORD);
    } catch (SQLException e) {
      throw unreachable(owner, OWNER_PASSWORD, e);
    }
  }

  private void requireRole(Connection connection, DatabaseLogin role, String passwordName)
      throws SQLException {
    if (!roleExists(connection, role)) {
      createRole(connection, role, passwordName);
    }
  }

  private static boolean roleExists(Connection connection, DatabaseLogin role) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      statement.setString(1, role.user());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void createRole(Connection connection, DatabaseLogin role, String passwordName)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s login nosuperuser nobypassrls nocreaterole nocreatedb password %s"
              .formatted(
                  statement.enquoteIdentifier(role.user(), true),
                  statement.enquoteLiteral(role.password())));
    } catch (SQLException e) {
      if (NOT_ALLOWED.equals(e.getSQLState())) {
        throw new ProblemsException(
            "city.yaml",
            "the role %s is not on the database server, and %s may not create roles. Ask its administrator to run: create role %s login nosuperuser nobypassrls; and to give it the password of %s."
                .formatted(role.user(), owner.user(), role.user(), passwordName),
            "PL-DATABASE-004");
      }
      throw e;
    }
  }

  private static void checkLogin(DatabaseLogin role, String passwordName) {
    try (Connection connection = role.dataSource().getConnection()) {
      connection.isValid(1);
    } catch (SQLException e) {
      throw unreachable(role, passwordName, e);
    }
  }

  /** The server's own words stay out: they may name more than an operator's log should hold. */
  private static ProblemsException unreachable(
      DatabaseLogin login, String passwordName, SQLException e) {
    String state = e.getSQLState();
    if (state != null && state.startsWith(WRONG_PASSWORD)) {
      return new ProblemsException(
          "city.yaml",
          "the database server refuses the role %s. Check its password in %s and its right to log in from here."
              .formatted(login.user(), passwordName),
          "PL-DATABASE-004");
    }
    return new ProblemsException(
        "city.yaml",
        "the database at %s does not answer (%s). Check that the server runs and can be reached from here."
            .formatted(login.url(), state == null ? "no reason given" : "SQL state " + state),
        "PL-DATABASE-001");
  }

  @Override
  public DatabaseLogin owner() {
    return owner;
  }

  @Override
  public DatabaseLogin hub() {
    return hub;
  }

  @Override
  public DatabaseLogin workspace() {
    DatabaseLogin workspace =
        new DatabaseLogin(
            setting.url(), setting.workspace(), password(environment, WORKSPACE_PASSWORD));
    try (Connection connection = owner.dataSource().getConnection()) {
      requireRole(connection, workspace, WORKSPACE_PASSWORD);
    } catch (SQLException e) {
      throw unreachable(owner, OWNER_PASSWORD, e);
    }
    checkLogin(workspace, WORKSPACE_PASSWORD);
    return workspace;
  }

  /** The server is the city's; nothing of ours is open. */
  @Override
  public void close() {}
}
