package org.porchlight.study.outside;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** Licenses and packages, for the privacy officer who grants and the evaluator who has them. */
public final class OutsideDesk {
  private final Statements statements;

  /**
   * Licenses seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public OutsideDesk(Statements statements) {
    this.statements = statements;
  }

  /** What became of a grant. */
  public enum Outcome {
    /** The evaluator can accept it. */
    DONE,
    /** No evaluator's account, or no package of that program. */
    UNKNOWN,
    /** The last day is over, or more than two years away. */
    CLOSED
  }

  /** All licenses that the reader may see, newest first. */
  public List<License> licenses() throws SQLException {
    return statements.list(
        "select l.*, study.account_name(l.evaluator) as whom, study.account_name(l.by) as granter,"
            + " p.name, l.until < study.city_day() as over,"
            + " (select s.at from study.license_step s where s.license = l.id and s.step = 'accepted') as accepted,"
            + " (select s.at from study.license_step s where s.license = l.id and s.step = 'ended') as ended"
            + " from study.license l left join study.packages() p on p.program = l.program"
            + " order by l.id desc",
        row -> {
          String name = row.getString("name");
          return new License(
              row.getLong("id"),
              row.getString("program"),
              name == null ? Map.of() : Json.texts(name),
              row.getString("whom"),
              row.getString("institution"),
              row.getString("purpose"),
              row.getObject("until", LocalDate.class),
              Objects.requireNonNull(Statements.instant(row, "at")),
              row.getString("granter"),
              Statements.instant(row, "accepted"),
              Statements.instant(row, "ended"),
              row.getBoolean("over"));
        });
  }

  /** Programs that have a package. */
  public List<PackageNote> packages() throws SQLException {
    return statements.list(
        "select * from study.packages()",
        row ->
            new PackageNote(
                row.getString("program"),
                Json.texts(row.getString("name")),
                Objects.requireNonNull(Statements.instant(row, "at"))));
  }

  /** Accounts that a license can be granted to; none for whoever may not grant. */
  public List<Evaluator> evaluators() throws SQLException {
    return statements.list(
        "select * from study.evaluators()",
        row ->
            new Evaluator(
                row.getLong("id"), row.getString("login"), row.getString("display_name")));
  }

  /**
   * Grants a license.
   *
   * @return empty when not permitted
   * @throws SQLException with SQLSTATE 23514 when a text is too short or too long
   */
  public Optional<Outcome> grant(
      String program, long evaluator, String institution, String purpose, LocalDate until)
      throws SQLException {
    return statements
        .list(
            "select study.grant_license(?, ?, ?, ?, ?) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            program,
            evaluator,
            institution,
            purpose,
            until)
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }

  /** Accepts a license of one's own; whether that was possible. */
  public boolean accept(long license) throws SQLException {
    return step(license, "accepted");
  }

  /** Ends a license; whether that was possible. */
  public boolean end(long license) throws SQLException {
    return step(license, "ended");
  }

  private boolean step(long license, String wanted) throws SQLException {
    return statements
        .list(
            "select study.step_license(?, ?) as done",
            row -> row.getBoolean("done"),
            license,
            wanted)
        .getFirst();
  }

  /** The package of a program, a zip file; empty without a license that holds. */
  public Optional<byte[]> file(String program) throws SQLException {
    return statements.first(
        "select body from study.program_package where program = ?",
        row -> Objects.requireNonNull(row.getBytes("body")),
        program);
  }
}
