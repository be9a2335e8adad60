package org.porchlight.commons;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;

/** The versions of the plan in schema {@code commons}. */
public final class JdbcPlans {
  private final DataSource database;

  public JdbcPlans(DataSource database) {
    this.database = database;
  }

  /**
   * The newest version; empty when no plan was ever loaded.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<Plan> find() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      OptionalLong version = newest(connection);
      Optional<Plan> plan =
          version.isEmpty()
              ? Optional.empty()
              : Optional.of(new PlanRows(connection, version.getAsLong()).read());
      connection.rollback();
      return plan;
    }
  }

  /**
   * All quarters of all measures that are counted here, series by series, oldest first. Writes down
   * the quarters that are final by now.
   *
   * @throws SQLException when the database does not answer
   */
  public List<CountedQuarter> counted() throws SQLException {
    List<CountedQuarter> quarters = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from commons.measures_counted()")) {
      while (rows.next()) {
        int value = rows.getInt("value");
        boolean none = rows.wasNull();
        quarters.add(
            new CountedQuarter(
                Plan.Counted.valueOf(rows.getString("series")),
                rows.getObject("quarter", LocalDate.class),
                none ? OptionalInt.empty() : OptionalInt.of(value),
                rows.getInt("base"),
                rows.getBoolean("final")));
      }
    }
    return List.copyOf(quarters);
  }

  /**
   * What staff published about the plan: the earliest period first, and within a period in the
   * order in which it was put right.
   *
   * @throws SQLException when the database does not answer
   */
  public List<PlanUpdate> updates() throws SQLException {
    List<PlanUpdate> updates = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select u.* from commons.plan_published u order by u.ends, u.id")) {
      while (rows.next()) {
        updates.add(PlanRows.update(rows));
      }
    }
    return List.copyOf(updates);
  }

  /**
   * Adds the plan as a new version, unless the newest one came from the very same file. All of it
   * appears or none.
   *
   * @return whether it was added
   * @throws SQLException when the database does not answer or refuses
   */
  public boolean load(PlanFile file, Instant now) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        // Two servers that start together must not both add it.
        statement.execute("lock table commons.plan_version in share row exclusive mode");
      }
      if (isNewest(connection, file.sha256())) {
        return false;
      }
      new PlanRows(connection, addVersion(connection, file, now)).write(file.plan());
      connection.commit();
      return true;
    }
  }

  private static OptionalLong newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select max(id) from commons.plan_version")) {
      rows.next();
      long id = rows.getLong(1);
      return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }
  }

  private static boolean isNewest(Connection connection, String sha256) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select file_sha256 = ? from commons.plan_version order by id desc limit 1")) {
      statement.setString(1, sha256);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  private static long addVersion(Connection connection, PlanFile file, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into commons.plan_version (loaded_at, file_sha256) values (?, ?)"
                + " returning id")) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setString(2, file.sha256());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
