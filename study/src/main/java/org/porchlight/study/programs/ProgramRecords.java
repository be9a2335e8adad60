package org.porchlight.study.programs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.sql.DataSource;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.RowReader;
import org.porchlight.study.sql.Statements;

/** The linked records a program is judged by; read by the owner's side alone, never by a page. */
public final class ProgramRecords {
  private final DataSource owner;

  /**
   * The records of one study.
   *
   * @param owner the role that owns the schema
   */
  public ProgramRecords(DataSource owner) {
    this.owner = owner;
  }

  /**
   * The days of which something is known.
   *
   * @param first of the first contact
   * @param last the last day for which the source is complete
   */
  public record Days(LocalDate first, LocalDate last) {}

  /** Each source that is complete for some day and has records of people, with its days. */
  public Map<String, Days> days() throws SQLException {
    Map<String, Days> days = new HashMap<>();
    list(
            "select m.source, min(m.occurred at time zone c.zone)::date as first,"
                + " min(s.complete_to) as last from study.mention m"
                + " join study.source s on s.id = m.source cross join study.city c"
                + " where m.occurred is not null and s.complete_to is not null group by m.source",
            row ->
                Map.entry(
                    row.getString("source"),
                    new Days(
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class))))
        .forEach(entry -> days.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(days);
  }

  /** Every contact that counts, of anybody, with one of these agencies. */
  public List<Contact> contacts(Set<String> agencies) throws SQLException {
    return list(
        "select m.person, s.agency, (m.occurred at time zone c.zone)::date as day"
            + " from study.mention m join study.source s on s.id = m.source"
            + " cross join study.city c"
            + " where m.counted and m.occurred is not null and s.agency = any (?)",
        row ->
            new Contact(
                row.getString("person"),
                row.getString("agency"),
                row.getObject("day", LocalDate.class)),
        (Object) agencies.toArray(String[]::new));
  }

  /** Everybody's stays in jail, as these sources tell them. */
  public List<Stay> stays(Set<String> sources) throws SQLException {
    return list(
        "select m.person, (m.occurred at time zone c.zone)::date as entry,"
            + " (m.ended at time zone c.zone)::date as exit"
            + " from study.mention m cross join study.city c"
            + " where m.occurred is not null and m.source = any (?)",
        row ->
            new Stay(
                row.getString("person"),
                row.getObject("entry", LocalDate.class),
                Optional.ofNullable(row.getObject("exit", LocalDate.class))),
        (Object) sources.toArray(String[]::new));
  }

  /**
   * The handles of the persons in these records; empty when one of the records is not known.
   *
   * @throws SQLException when the database does not answer
   */
  public Optional<Set<String>> persons(List<Served> records) throws SQLException {
    Set<String> persons = new HashSet<>();
    for (Served served : records) {
      List<String> found =
          list(
              "select person from study.mention where source = ? and record = ? and role = ?",
              row -> row.getString("person"),
              served.source(),
              served.record(),
              served.role());
      if (found.isEmpty()) {
        return Optional.empty();
      }
      persons.add(found.getFirst());
    }
    return Optional.of(Set.copyOf(persons));
  }

  /**
   * What most of a person's records say of them, for the little that a file for evaluators may
   * hold.
   *
   * @param born a year; empty when no record says one
   * @param sex as most of the records have it; empty likewise
   */
  public record Traits(OptionalInt born, String sex) {
    /** What is known of a person stays out of logs. */
    @Override
    public String toString() {
      return "Traits";
    }
  }

  /** The traits of these persons, by handle. */
  public Map<String, Traits> traits(Set<String> persons) throws SQLException {
    Map<String, Traits> traits = new HashMap<>();
    list(
            "select person, mode() within group (order by substring(born from '(?:19|20)\\d\\d')) as year,"
                + " coalesce(mode() within group (order by upper(nullif(sex, ''))), '') as sex"
                + " from study.mention where person = any (?) group by person",
            row -> {
              String year = row.getString("year");
              return Map.entry(
                  row.getString("person"),
                  new Traits(
                      year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                      row.getString("sex")));
            },
            (Object) persons.toArray(String[]::new))
        .forEach(entry -> traits.put(entry.getKey(), entry.getValue()));
    return Map.copyOf(traits);
  }

  private <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      return new Statements(connection).list(sql, reader, values);
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }
}
