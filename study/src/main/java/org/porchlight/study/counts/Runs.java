package org.porchlight.study.counts;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** Finished link runs. */
public final class Runs {
  private static final TypeReference<List<Comparison>> COMPARISONS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Long>> LEFT_OUT = new TypeReference<>() {};

  private final Statements statements;

  /**
   * Runs read through these statements.
   *
   * @param statements of an open look; outside one there is nothing
   */
  public Runs(Statements statements) {
    this.statements = statements;
  }

  /** The run that made the persons of today. */
  public Optional<RunNote> current() throws SQLException {
    return statements.first(
        "select id, started_at, finished_at, records, persons, pairs, threshold_bits, auto_bits,"
            + " comparisons, left_out, quality_precision, quality_recall, quality_f1"
            + " from study.link_run where finished_at is not null order by id desc limit 1",
        Runs::note);
  }

  /** What the current run compared, in the order of the evidence. */
  public List<Comparison> comparisons() throws SQLException {
    return statements
        .first(
            "select comparisons from study.link_run where finished_at is not null"
                + " order by id desc limit 1",
            row -> Json.read(row.getString("comparisons"), COMPARISONS))
        .orElse(List.of());
  }

  private static RunNote note(ResultSet row) throws SQLException {
    return new RunNote(
        row.getLong("id"),
        requireNonNull(Statements.instant(row, "started_at")),
        requireNonNull(Statements.instant(row, "finished_at")),
        new RunFigures(
            row.getLong("records"),
            row.getLong("persons"),
            row.getLong("pairs"),
            row.getDouble("threshold_bits"),
            row.getDouble("auto_bits"),
            Json.read(row.getString("comparisons"), COMPARISONS),
            Json.read(row.getString("left_out"), LEFT_OUT),
            quality(row)));
  }

  private static RunFigures.@Nullable Quality quality(ResultSet row) throws SQLException {
    Double f1 = row.getObject("quality_f1", Double.class);
    return f1 == null
        ? null
        : new RunFigures.Quality(
            row.getDouble("quality_precision"), row.getDouble("quality_recall"), f1);
  }
}
