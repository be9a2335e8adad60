package org.porchlight.study.counts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/**
 * Numbers of persons as the last run counted them. An agency whose counts the reader may not see
 * has none here; {@link Band#ACROSS} is there for readers whose sight covers every contact.
 */
public final class Bands {
  private static final String BAND =
      "select agency, window_days, at_least, count, low, high, truth from study.band ";
  private static final TypeReference<List<List<Double>>> POINTS = new TypeReference<>() {};

  private final Statements statements;

  /**
   * Numbers read through these statements.
   *
   * @param statements of an open look; outside one there is nothing
   */
  public Bands(Statements statements) {
    this.statements = statements;
  }

  /** All bands in sight, by agency, window, number of contacts. */
  public List<Band> list() throws SQLException {
    return statements.list(
        BAND + "order by agency collate \"C\", window_days, at_least", Bands::band);
  }

  /** The bands of one agency and window, by number of contacts; empty when not in sight. */
  public List<Band> list(String agency, int windowDays) throws SQLException {
    return statements.list(
        BAND + "where agency = ? and window_days = ? order by at_least",
        Bands::band,
        agency,
        windowDays);
  }

  /** The concentration of one agency and window. */
  public Optional<Concentration> concentration(String agency, int windowDays) throws SQLException {
    return statements.first(
        "select agency, window_days, people, contacts, points from study.concentration"
            + " where agency = ? and window_days = ?",
        Bands::concentration,
        agency,
        windowDays);
  }

  private static Band band(ResultSet row) throws SQLException {
    return new Band(
        row.getString("agency"),
        row.getInt("window_days"),
        row.getInt("at_least"),
        row.getInt("count"),
        row.getInt("low"),
        row.getInt("high"),
        row.getObject("truth", Integer.class));
  }

  private static Concentration concentration(ResultSet row) throws SQLException {
    return new Concentration(
        row.getString("agency"),
        row.getInt("window_days"),
        row.getLong("people"),
        row.getLong("contacts"),
        Json.read(row.getString("points"), POINTS).stream()
            .map(point -> new Concentration.Point(point.get(0), point.get(1)))
            .toList());
  }
}
