package org.porchlight.study.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, and how many rows they gave. Errors lose their words here. */
public final class Statements {
  private final Connection connection;
  private int rows;

  /**
   * Statements on this connection; who opened it also closes it.
   *
   * @param connection with whatever transaction is under way
   */
  public Statements(Connection connection) {
    this.connection = connection;
  }

  /**
   * All rows. Values may be texts, numbers, moments, days, bytes, and arrays of texts or numbers.
   */
  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        set(statement, i + 1, values[i]);
      }
      List<T> list = new ArrayList<>();
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          list.add(reader.read(found));
        }
      }
      rows += list.size();
      return list;
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  /** The first row. */
  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    return list(sql, reader, values).stream().findFirst();
  }

  /** Runs a statement that gives no rows. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        set(statement, i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  /** Rows that {@link #list} and {@link #first} gave so far. */
  public int rows() {
    return rows;
  }

  private void set(PreparedStatement statement, int place, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(place, null);
      // PostgreSQL's texts cannot hold this character; what holds it is nowhere to be found.
      case String text -> statement.setString(place, text.replace('\0', '\uFFFD'));
      case Instant moment -> statement.setObject(place, moment.atOffset(ZoneOffset.UTC));
      case byte[] bytes -> statement.setBytes(place, bytes);
      case String[] texts -> statement.setArray(place, connection.createArrayOf("text", texts));
      case Integer[] numbers ->
          statement.setArray(place, connection.createArrayOf("int4", numbers));
      default -> statement.setObject(place, value);
    }
  }

  /** The moment in a column; null when it holds none. */
  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** The texts in an array column. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** The whole numbers in an array column. */
  public static List<Integer> numbers(ResultSet row, String column) throws SQLException {
    return List.of((Integer[]) row.getArray(column).getArray());
  }
}
