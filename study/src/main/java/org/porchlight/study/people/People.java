package org.porchlight.study.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/** Persons, for readers with the right to see people; for everybody else there are none. */
public final class People {
  private final Statements statements;

  /**
   * Persons seen through these statements.
   *
   * @param statements of an open look; outside one there is nobody
   */
  public People(Statements statements) {
    this.statements = statements;
  }

  /**
   * Persons with many contacts, those with most first, and among equals the one met last.
   *
   * @param agency only contacts with this agency count; empty: with all in sight
   * @param windowDays the days that count: so many, ending with the last day each source is
   *     complete for
   * @param atLeast contacts; 1 or more
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<PersonLine> list(
      Optional<String> agency, int windowDays, int atLeast, int limit, int offset)
      throws SQLException {
    Limits.checkWindow(windowDays);
    Limits.check(limit, offset);
    Map<String, Integer> contacts = new LinkedHashMap<>();
    List<Integer> total =
        statements.list(
            "select m.person, count(*) as contacts, count(*) over () as total from"
                + Windows.CONTACTS
                + "group by m.person having count(*) >= ?"
                + " order by contacts desc, max(m.occurred) desc, m.person collate \"C\""
                + " limit ? offset ?",
            row -> {
              contacts.put(row.getString("person"), row.getInt("contacts"));
              return row.getInt("total");
            },
            Windows.of(statements, agency, windowDays).values(Math.max(1, atLeast), limit, offset));
    return new Page<>(lines(contacts, agency, windowDays), total.isEmpty() ? 0 : total.getFirst());
  }

  private List<PersonLine> lines(
      Map<String, Integer> contacts, Optional<String> agency, int windowDays) throws SQLException {
    Map<String, List<String>> names = Names.of(statements, contacts.keySet());
    Map<String, List<Met>> met = new HashMap<>();
    statements.list(
        "select met.person, met.agency, met.contacts, met.doubtful,"
            + " (met.first at time zone c.zone)::date as first,"
            + " (met.last at time zone c.zone)::date as last from study.city c, ("
            + "select m.person, w.agency, count(*) as contacts, min(m.occurred) as first,"
            + " max(m.occurred) as last, bool_or(m.doubtful) as doubtful from"
            + Windows.CONTACTS
            + "where m.person = any (?) group by m.person, w.agency) met",
        row ->
            met.computeIfAbsent(row.getString("person"), _ -> new ArrayList<>())
                .add(
                    new Met(
                        row.getString("agency"),
                        row.getInt("contacts"),
                        row.getObject("first", LocalDate.class),
                        row.getObject("last", LocalDate.class),
                        row.getBoolean("doubtful"))),
        Windows.of(statements, Optional.empty(), windowDays)
            .values((Object) contacts.keySet().toArray(String[]::new)));
    List<PersonLine> lines = new ArrayList<>();
    contacts.forEach(
        (person, count) ->
            lines.add(
                line(
                    person,
                    Names.first(names, person),
                    count,
                    met.getOrDefault(person, List.of()),
                    agency)));
    return lines;
  }

  /** A person's contacts with one agency in the window. */
  private record Met(
      String agency, int contacts, LocalDate first, LocalDate last, boolean doubtful) {}

  private static PersonLine line(
      String person, String name, int contacts, List<Met> met, Optional<String> agency) {
    Map<String, Integer> byAgency = new HashMap<>();
    met.forEach(one -> byAgency.put(one.agency(), one.contacts()));
    List<Met> asked =
        met.stream().filter(one -> agency.isEmpty() || agency.get().equals(one.agency())).toList();
    return new PersonLine(
        person,
        name,
        contacts,
        byAgency,
        byAgency.size(),
        asked.stream().map(Met::first).min(LocalDate::compareTo).orElseThrow(),
        asked.stream().map(Met::last).max(LocalDate::compareTo).orElseThrow(),
        asked.stream().anyMatch(Met::doubtful));
  }

  /**
   * How these persons are called in records in sight, or by what they signed; whoever has neither
   * is missing.
   */
  public Map<String, String> names(Collection<String> persons) throws SQLException {
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> spellings = Names.of(statements, persons);
    for (String person : persons) {
      String name = Names.first(spellings, person);
      if (name.isEmpty()) {
        name =
            statements
                .list(
                    "select coalesce(study.consent_name(?), '') as name",
                    row -> row.getString("name"),
                    person)
                .getFirst();
      }
      if (!name.isEmpty()) {
        names.put(person, name);
      }
    }
    return names;
  }

  /** The person of this handle, or the one they were joined into; empty when not in sight. */
  public Optional<Person> find(String id) throws SQLException {
    if (!Handles.isOne(id)) {
      return Optional.empty();
    }
    // Nobody's handle takes the same way as one that is out of sight, and as long.
    String person =
        statements
            .list(
                "select coalesce(study.joined_person(?), ?) as id",
                row -> row.getString("id"),
                id,
                id)
            .getFirst();
    List<MentionLine> mentions = new Mentions(statements).of(person);
    if (mentions.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = Names.of(statements, List.of(person)).getOrDefault(person, List.of());
    return Optional.of(
        new Person(
            person,
            names.isEmpty() ? "" : names.getFirst(),
            names.stream().skip(1).toList(),
            births(person),
            contacts(person),
            mentions,
            new DecisionRows(statements).about(mentions.stream().map(MentionLine::key).toList()),
            new AttachmentRows(statements).ofPerson(person)));
  }

  private List<String> births(String person) throws SQLException {
    return statements.list(
        "select born from study.mention where person = ? and born is not null"
            + " group by born order by count(*) desc, born",
        row -> row.getString("born"),
        person);
  }

  private Map<Integer, Integer> contacts(String person) throws SQLException {
    Map<Integer, Integer> contacts = new LinkedHashMap<>();
    statements.list(
        "select d.days, (select count(*) from study.mention m join study.source s on s.id = m.source"
            + " where m.person = ? and m.counted"
            + " and m.occurred >= (s.complete_to + 1 - d.days)::timestamp at time zone c.zone"
            + " and m.occurred < (s.complete_to + 1)::timestamp at time zone c.zone) as contacts"
            + " from study.city c cross join unnest(c.windows) d (days) order by d.days",
        row -> contacts.put(row.getInt("days"), row.getInt("contacts")) == null,
        person);
    return contacts;
  }
}
