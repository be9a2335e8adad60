package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** The monthly meetings of the partners. Every list holds what the reader may see, no more. */
public final class Meetings {
  private final Statements statements;

  /**
   * Meetings seen and written through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Meetings(Statements statements) {
    this.statements = statements;
  }

  /** All, newest first. */
  public List<Meeting> list() throws SQLException {
    return statements.list(
        "select * from study.care_meeting m order by m.day desc", Meetings::meeting);
  }

  /** One. */
  public Optional<Meeting> find(long id) throws SQLException {
    return statements.first(
        "select * from study.care_meeting m where m.id = ?", Meetings::meeting, id);
  }

  /** The one before; what changed since is on the agenda. */
  public Optional<Meeting> before(Meeting meeting) throws SQLException {
    return statements.first(
        "select * from study.care_meeting m where m.day < ? order by m.day desc limit 1",
        Meetings::meeting,
        meeting.day());
  }

  /** Agency to how many people it sent. */
  public Map<String, Integer> seats(long meeting) throws SQLException {
    Map<String, Integer> seats = new LinkedHashMap<>();
    statements.list(
        "select s.agency, s.people from study.care_seat s where s.meeting = ? order by s.agency",
        row -> seats.put(row.getString("agency"), row.getInt("people")) == null,
        meeting);
    return seats;
  }

  /** What was decided, in order. */
  public List<Decision> decisions(long meeting) throws SQLException {
    return statements.list(
        "select d.id, d.person, d.agency, d.words from study.care_decision d where d.meeting = ?"
            + " order by d.id",
        row ->
            new Decision(
                row.getLong("id"),
                row.getString("person"),
                row.getString("agency"),
                row.getString("words")),
        meeting);
  }

  /**
   * A decision.
   *
   * @param person whom it is about; null when nobody
   */
  public record Decision(long id, @Nullable String person, String agency, String words) {
    @Override
    public String toString() {
      return "decision %d".formatted(id);
    }
  }

  /** Every task that still waits for somebody, the most urgent first. */
  public List<Entry.Task> openTasks() throws SQLException {
    return TaskRows.list(statements, "t.status not in ('completed', 'cancelled')");
  }

  /** Tasks that were done or given up since. */
  public List<Entry.Task> closedSince(Instant moment) throws SQLException {
    return TaskRows.list(
        statements,
        "t.status in ('completed', 'cancelled') and exists (select from study.care_task_step s"
            + " where s.task = t.id and s.at >= ? and s.status in ('completed', 'cancelled'))",
        moment);
  }

  /** Persons with assessments, goals, outreach or cards written since; each once. */
  public List<String> changedSince(Instant moment) throws SQLException {
    return statements.list(
        "select distinct study.joined_person(x.person) as person from ("
            + "select person from study.care_outreach where at >= ?"
            + " union select person from study.care_assessment where at >= ?"
            + " union select person from study.care_goal where at >= ?"
            + " union select person from study.care_card where at >= ?) x order by 1",
        row -> row.getString("person"),
        moment,
        moment,
        moment,
        moment);
  }

  /** Opens the meeting of a day, or gives the one there is; empty when not permitted. */
  public OptionalLong open(LocalDate day) throws SQLException {
    return statements
        .list(
            "select study.open_meeting(?) as id",
            row -> {
              long id = row.getLong("id");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
            },
            day)
        .getFirst();
  }

  /**
   * Writes down what happened at a meeting.
   *
   * @param what {@code seat}, {@code decision}, {@code task} or {@code closing}
   * @param said its fields by the names of the table's columns
   * @return empty when not permitted
   */
  public Optional<Outcome> write(long meeting, String what, Map<String, Object> said)
      throws SQLException {
    return statements
        .list(
            "select study.write_meeting(?, ?, ?::jsonb) as outcome",
            row -> Outcome.of(row.getString("outcome")),
            meeting,
            what,
            Json.write(said))
        .getFirst();
  }

  private static Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(
        row.getLong("id"),
        row.getObject("day", LocalDate.class),
        row.getString("agency"),
        requireNonNull(Statements.instant(row, "at")),
        Statements.instant(row, "closed_at"));
  }
}
