package org.porchlight.study.programs;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.porchlight.release.LocalText;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/**
 * How programs were to be judged and since when, and what each look found; the database keeps it
 * and takes nothing back.
 */
public final class ProgramBook {
  private final DataSource owner;

  /**
   * A book of one study.
   *
   * @param owner the role that owns the schema
   */
  public ProgramBook(DataSource owner) {
    this.owner = owner;
  }

  private record Sighting(String sha256, Instant at) {}

  /**
   * Writes down how a program is to be judged now, unless that is what was written down last. What
   * went back to what it was still was changed.
   *
   * @param program its id
   * @param sha256 of all that decides the judgement, 64 hexadecimal digits
   * @throws SQLException when the database does not answer
   */
  public Lock register(String program, String sha256) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Statements statements = new Statements(connection);
      // Two who register at once do so one after the other.
      statements.list("select pg_advisory_xact_lock(1936090212, 11)", _ -> true);
      statements.update(
          "insert into study.program_registration (program, sha256) select ?, ?"
              + " where coalesce((select r.sha256 from study.program_registration r"
              + " where r.program = ? order by r.id desc limit 1), '') <> ?",
          program,
          sha256,
          program,
          sha256);
      List<Sighting> lines =
          statements.list(
              "select sha256, at from study.program_registration where program = ? order by id",
              row ->
                  new Sighting(
                      row.getString("sha256"), requireNonNull(Statements.instant(row, "at"))),
              program);
      connection.commit();
      return new Lock(
          lines.getFirst().sha256(),
          lines.getFirst().at(),
          lines.size() > 1 ? Optional.of(lines.get(1).at()) : Optional.empty());
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  /**
   * Writes down that a program of a city that does not exist was registered at some moment; does
   * nothing when it is registered already.
   *
   * @throws SQLException when the database does not answer
   */
  public void registerMadeUp(String program, String sha256, Instant at) throws SQLException {
    update(
        "insert into study.program_registration (program, sha256, at) select ?, ?, ?"
            + " where not exists (select from study.program_registration r"
            + " where r.program = ?)"
            + " and not exists (select from study.city c where not c.made_up)",
        program,
        sha256,
        at,
        program);
  }

  /**
   * Keeps what a look found, unless the look before found the same.
   *
   * @throws SQLException when the database does not answer
   */
  public void keep(ProgramReport report) throws SQLException {
    update(
        "insert into study.program_look (program, report) select ?, ?::jsonb"
            + " where (select l.report from study.program_look l where l.program = ?"
            + " order by l.id desc limit 1) is distinct from ?::jsonb",
        report.id(),
        Json.write(report),
        report.id(),
        Json.write(report));
  }

  /**
   * Keeps the package of a program for evaluators, in place of the one before.
   *
   * @param body a zip file
   * @throws SQLException when the database does not answer
   */
  public void keepPackage(String program, LocalText name, String sha256, byte[] body)
      throws SQLException {
    update(
        "insert into study.program_package as p (program, name, sha256, body)"
            + " values (?, ?::jsonb, ?, ?) on conflict (program) do update"
            + " set name = excluded.name, sha256 = excluded.sha256, body = excluded.body,"
            + " at = clock_timestamp() where p.sha256 <> excluded.sha256",
        program,
        Json.write(name.byLanguage()),
        sha256,
        body);
  }

  /**
   * Lets the package of a program go: there is nothing to check any more.
   *
   * @throws SQLException when the database does not answer
   */
  public void dropPackage(String program) throws SQLException {
    update("delete from study.program_package where program = ?", program);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      new Statements(connection).update(sql, values);
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }
}
