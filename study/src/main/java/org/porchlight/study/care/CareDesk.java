package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.RowReader;
import org.porchlight.study.sql.Statements;

/**
 * Care of persons: what the reader's agency wrote itself, and what others wrote as far as the
 * person agreed. Newest first, but for goals, which keep their order.
 */
public final class CareDesk {
  private final Statements statements;

  /**
   * Care seen and written through these statements.
   *
   * @param statements of an open look; outside one there is none
   */
  public CareDesk(Statements statements) {
    this.statements = statements;
  }

  /**
   * The handle that a person goes by today; empty when the reader does not know them.
   *
   * @param person a handle as asked; anything else is nobody
   */
  public Optional<String> find(String person) throws SQLException {
    return statements.first(
        "select p.id from study.person p where p.id::text = study.joined_person(?)",
        row -> row.getString("id"),
        person);
  }

  /** Attempts to reach a person. */
  public List<Entry.Outreach> outreach(String person) throws SQLException {
    return list(
        "care_outreach",
        "desc",
        row ->
            new Entry.Outreach(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("by"),
                at(row),
                row.getObject("day", LocalDate.class),
                row.getString("how"),
                row.getString("result"),
                row.getString("words")),
        person);
  }

  /** What a person said of their life. */
  public List<Entry.Assessment> assessments(String person) throws SQLException {
    return list(
        "care_assessment",
        "desc",
        row ->
            new Entry.Assessment(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("by"),
                at(row),
                row.getObject("day", LocalDate.class),
                row.getString("words"),
                row.getString("strengths"),
                row.getString("hopes"),
                Json.texts(row.getString("needs")),
                row.getObject("again_on", LocalDate.class)),
        person);
  }

  /** Notes of the classes the reader may read. */
  public List<Entry.Note> notes(String person) throws SQLException {
    return list(
        "care_note",
        "desc",
        row ->
            new Entry.Note(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("by"),
                at(row),
                row.getString("class"),
                row.getString("words")),
        person);
  }

  /** Goals, in the order they were written. */
  public List<Entry.Goal> goals(String person) throws SQLException {
    return list(
        "care_goal",
        "asc",
        row ->
            new Entry.Goal(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("by"),
                at(row),
                row.getString("words")),
        person);
  }

  /** How the plan stands; empty while there is none. */
  public Optional<Entry.PlanStatus> plan(String person) throws SQLException {
    return list(
            "care_plan",
            "desc",
            row ->
                new Entry.PlanStatus(
                    row.getLong("id"),
                    row.getString("agency"),
                    row.getString("by"),
                    at(row),
                    row.getString("status"),
                    row.getObject("review_on", LocalDate.class)),
            person)
        .stream()
        .findFirst();
  }

  /** Tasks about a person, those that are done included. */
  public List<Entry.Task> tasks(String person) throws SQLException {
    return TaskRows.list(statements, "t.person = any (study.handles_of(?))", person);
  }

  /** The card of a person: the newest that the reader may see. */
  public Optional<Entry.Card> card(String person) throws SQLException {
    return list("care_card", "desc", CareDesk::card, person).stream().findFirst();
  }

  /** The newest card of each person whose card the reader may see. */
  public List<Entry.Card> cards() throws SQLException {
    return statements.list(
        "select distinct on (c.person) c.*, study.account_name(c.account) as by"
            + " from study.care_card c order by c.person, c.id desc",
        CareDesk::card);
  }

  private static Entry.Card card(ResultSet row) throws SQLException {
    return new Entry.Card(
        row.getLong("id"),
        row.getString("agency"),
        row.getString("by"),
        at(row),
        row.getString("person"),
        row.getString("helps"),
        row.getString("avoid"),
        row.getString("contact"));
  }

  private static Instant at(ResultSet row) throws SQLException {
    return requireNonNull(Statements.instant(row, "at"));
  }

  private <T> List<T> list(String table, String order, RowReader<T> reader, String person)
      throws SQLException {
    return statements.list(
        "select e.*, study.account_name(e.account) as by from study."
            + table
            + " e where e.person = any (study.handles_of(?)) order by e.id "
            + order,
        reader,
        person);
  }

  /**
   * Writes one thing down about a person.
   *
   * @param what {@code outreach}, {@code assessment}, {@code note}, {@code goal}, {@code plan},
   *     {@code task} or {@code card}
   * @param said its fields by the names of the table's columns: texts, numbers, days as text
   * @return empty when not permitted, or when the person is not in sight
   * @throws SQLException with SQLSTATE 23502 or 23514 when a field is missing or out of range
   */
  public Optional<Outcome> write(String what, String person, Map<String, Object> said)
      throws SQLException {
    return statements
        .list(
            "select study.write_care(?, ?, ?::jsonb) as outcome",
            row -> Outcome.of(row.getString("outcome")),
            what,
            person,
            Json.write(said))
        .getFirst();
  }

  /**
   * Says how a task stands.
   *
   * @param status of FHIR R4, see {@link Entry.Task}
   * @return false when not permitted or not in sight
   */
  public boolean step(long task, String status) throws SQLException {
    return statements
        .list("select study.step_task(?, ?) as yes", row -> row.getBoolean("yes"), task, status)
        .getFirst();
  }
}
