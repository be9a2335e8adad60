package org.porchlight.study.programs;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
        "select m.person, s.agency, (m.occurred at time zone c.zone)::date as day,"
            + " case when m.doubtful then coalesce((select max(t.bits) from study.tie t"
            + " where t.mention = m.id), 0) end as doubt,"
            + " coalesce(m.details->>'outcome', m.details->>'disposition') as ending"
            + " from study.mention m join study.source s on s.id = m.source"
            + " cross join study.city c"
            + " where m.counted and m.occurred is not null and s.agency = any (?)",
        row -> {
          double doubt = row.getDouble("doubt");
          boolean sure = row.wasNull();
          return new Contact(
              row.getString("person"),
              row.getString("agency"),
              row.getObject("day", LocalDate.class),
              sure ? null : Double.valueOf(doubt),
              row.getString("ending"));
        },
        (Object) agencies.toArray(String[]::new));
  }

  /**
   * Two persons who may be one.
   *
   * @param bits the weight with which they are; 0 bits are even odds
   */
  public record Pair(String left, String right, double bits) {
    /** Who may be whom stays out of logs. */
    @Override
    public String toString() {
      return "Pair";
    }
  }

  /** Everybody who was nearly joined with somebody else. */
  public List<Pair> nearMisses() throws SQLException {
    return list(
        "select least(l.person, r.person) as a, greatest(l.person, r.person) as b,"
            + " max(n.bits) as bits from study.near_miss n"
            + " join study.mention l on l.id = n.left_mention"
            + " join study.mention r on r.id = n.right_mention"
            + " where l.person <> r.person group by 1, 2 order by 1, 2",
        row -> new Pair(row.getString("a"), row.getString("b"), row.getDouble("bits")));
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
   * Whose these records are, by their handles; a record that is not known is not there.
   *
   * @throws SQLException when the database does not answer
   */
  public Map<Served, String> persons(Collection<Served> records) throws SQLException {
    Map<Served, String> persons = new LinkedHashMap<>();
    for (Served served : records) {
      list(
              "select person from study.mention where source = ? and record = ? and role = ?",
              row -> row.getString("person"),
              served.source(),
              served.record(),
              served.role())
          .forEach(person -> persons.put(served, person));
    }
    return persons;
  }

  /**
   * What most of a person's records say of them, for groups and for the little that a file for
   * evaluators may hold.
   *
   * @param born a year; empty when no record says one
   * @param sex as most of the records have it, in capitals; empty likewise
   * @param race as most of the records have it, in capitals; empty likewise
   */
  public record Traits(OptionalInt born, String sex, String race) {
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
                + " coalesce(mode() within group (order by upper(nullif(sex, ''))), '') as sex,"
                + " coalesce(mode() within group (order by upper(nullif(race, ''))), '') as race"
                + " from study.mention where person = any (?) group by person",
            row -> {
              String year = row.getString("year");
              return Map.entry(
                  row.getString("person"),
                  new Traits(
                      year == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(year)),
                      row.getString("sex"),
                      row.getString("race")));
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
