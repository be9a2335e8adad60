package org.porchlight.study.programs;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.release.ProgramReport;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.RowReader;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** What was found of programs, for whoever may read it. */
public final class ProgramLooks {
  private static final RowReader<ProgramLook> READER =
      row ->
          new ProgramLook(
              Objects.requireNonNull(Statements.instant(row, "at")),
              Json.read(row.getString("report"), new TypeReference<ProgramReport>() {}));

  private final Statements statements;

  /**
   * Looks seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public ProgramLooks(Statements statements) {
    this.statements = statements;
  }

  /** The newest look at each program, by the program's id; none without the right. */
  public List<ProgramLook> newest() throws SQLException {
    return statements.list(
        "select distinct on (program) at, report from study.program_look order by program, id desc",
        READER);
  }

  /** The newest look at one program; empty when there is none, and without the right. */
  public Optional<ProgramLook> newest(String program) throws SQLException {
    return statements.first(
        "select at, report from study.program_look where program = ? order by id desc limit 1",
        READER,
        program);
  }
}
