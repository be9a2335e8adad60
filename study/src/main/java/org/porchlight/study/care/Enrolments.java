package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Statements;

/**
 * The way into the program and out of it. Nobody is in it by a rule alone: staff put a person
 * forward, the panel selects, and the person says yes.
 */
public final class Enrolments {
  private static final String STEPS =
      "select study.joined_person(s.person) as root, s.*, study.account_name(s.account) as by"
          + " from study.care_step s ";

  private final Statements statements;

  /**
   * Steps seen and written through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Enrolments(Statements statements) {
    this.statements = statements;
  }

  /** Whether the reader's agency is a care partner. */
  public boolean partner() throws SQLException {
    return statements
        .list("select study.care_agency() is not null as yes", row -> row.getBoolean("yes"))
        .getFirst();
  }

  /** Where everybody in sight stands, the newest step of each; who stepped last comes first. */
  public List<StepLine> standing() throws SQLException {
    return statements.list(
        "select * from (select distinct on (root) * from ("
            + STEPS
            + ") a order by root, facts -> 'aside' is not null, id desc) b order by id desc",
        Enrolments::line);
  }

  /** All steps of one person in sight, newest first; nominations that came too late stand last. */
  public List<StepLine> of(String person) throws SQLException {
    return statements.list(
        STEPS
            + "where s.person = any (study.handles_of(?)) order by s.facts -> 'aside' is not null, s.id desc",
        Enrolments::line,
        person);
  }

  /** Steps of everybody in sight since a meeting was opened, oldest first. */
  public List<StepLine> since(java.time.Instant moment) throws SQLException {
    return statements.list(STEPS + "where s.at >= ? order by s.id", Enrolments::line, moment);
  }

  /**
   * Writes down a person's next step.
   *
   * @param reason {@value org.porchlight.study.people.Decisions#SHORTEST_REASON} to {@value
   *     org.porchlight.study.people.Decisions#LONGEST_REASON} characters
   * @return empty when not permitted, or when the person is not in sight
   */
  public Optional<Outcome> step(String person, Step step, String reason) throws SQLException {
    return statements
        .list(
            "select study.step_care(?, ?, ?) as outcome",
            row -> Outcome.of(row.getString("outcome")),
            person,
            step.label(),
            reason.strip())
        .getFirst();
  }

  /** How many people the program can take; 0 when the city does not say. */
  public int places() throws SQLException {
    return statements
        .list("select care_places from study.city", row -> row.getInt("care_places"))
        .getFirst();
  }

  /** All draws, newest first. */
  public List<Draw> draws() throws SQLException {
    return statements.list(
        "select d.id, d.places, d.commitment, d.eligible, d.drawn, d.at, d.drawn_at,"
            + " study.draw_seed(d.id) as seed from study.care_draw d order by d.id desc",
        row ->
            new Draw(
                row.getLong("id"),
                row.getInt("places"),
                row.getString("commitment"),
                row.getString("seed"),
                texts(row.getArray("eligible")),
                texts(row.getArray("drawn")),
                requireNonNull(Statements.instant(row, "at")),
                Statements.instant(row, "drawn_at")));
  }

  private static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  /** Makes a seed and shows its hash; empty when not permitted or while another draw is open. */
  public OptionalLong beginDraw(int places) throws SQLException {
    return statements
        .list(
            "select study.begin_draw(?) as id",
            row -> {
              long id = row.getLong("id");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
            },
            places)
        .getFirst();
  }

  /** Closes the list of those who wait, and draws; empty when not permitted. */
  public Optional<Outcome> finishDraw(long draw) throws SQLException {
    return statements
        .list(
            "select study.finish_draw(?) as outcome",
            row -> Outcome.of(row.getString("outcome")),
            draw)
        .getFirst();
  }

  private static StepLine line(ResultSet row) throws SQLException {
    return new StepLine(
        row.getString("root"),
        Step.find(row.getString("step")).orElseThrow(),
        row.getString("reason"),
        row.getString("agency"),
        row.getString("by"),
        requireNonNull(Statements.instant(row, "at")));
  }
}
