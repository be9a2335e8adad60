package org.porchlight.study.plan;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** Where staff keep the plan up to date: one writes, another publishes. */
public final class PlanDesk {
  /** Characters of a note, at most. */
  public static final int LONGEST_NOTE = 500;

  private static final TypeReference<List<PlanUpdate.Reported>> REPORTED = new TypeReference<>() {};

  private final Statements statements;

  /**
   * The plan seen through these statements.
   *
   * @param statements of an open look; outside one there is none
   */
  public PlanDesk(Statements statements) {
    this.statements = statements;
  }

  /** What came of a step. */
  public enum Outcome {
    DONE,
    /** Whoever wrote an update cannot publish it. */
    OWN,
    /** Somebody has done something with it since, or it was not handed in. */
    CLOSED
  }

  /** The newest plan and all that was written about it; empty for whoever may not. */
  public PlanBoard board() throws SQLException {
    LocalDate today =
        statements
            .list("select study.city_day() as day", row -> row.getObject("day", LocalDate.class))
            .getFirst();
    return new PlanBoard(
        today,
        statements.list(
            "select * from study.plan_goals()",
            row -> new PlanGoal(row.getInt("number"), Json.texts(row.getString("title")))),
        initiatives(),
        statements.list("select * from study.plan_updates()", PlanDesk::update));
  }

  private List<PlanInitiative> initiatives() throws SQLException {
    Map<String, List<PlanMeasure>> measures = new HashMap<>();
    statements.list(
        "select * from study.plan_measures()",
        row ->
            measures
                .computeIfAbsent(row.getString("initiative"), _ -> new ArrayList<>())
                .add(measure(row)));
    return statements.list(
        "select * from study.plan_initiatives()",
        row ->
            new PlanInitiative(
                row.getString("number"),
                row.getInt("goal"),
                Json.texts(row.getString("title")),
                Plan.Progress.valueOf(row.getString("progress")),
                Json.texts(row.getString("doing")),
                Json.texts(row.getString("next")),
                row.getObject("since", LocalDate.class),
                measures.getOrDefault(row.getString("number"), List.of())));
  }

  private static PlanMeasure measure(ResultSet row) throws SQLException {
    return new PlanMeasure(
        Json.texts(row.getString("title")),
        Json.texts(row.getString("unit")),
        Plan.Performance.valueOf(row.getString("performance")),
        Optional.ofNullable(row.getString("latest")).map(Json::texts),
        Optional.ofNullable(row.getString("frequency")).map(Plan.Frequency::valueOf),
        Optional.ofNullable(row.getString("owner")).map(Json::texts),
        Optional.ofNullable(row.getObject("due", LocalDate.class)),
        row.getBoolean("counted"));
  }

  private static PlanUpdate update(ResultSet row) throws SQLException {
    return new PlanUpdate(
        row.getLong("id"),
        row.getString("initiative"),
        row.getString("period"),
        row.getObject("ends", LocalDate.class),
        Plan.Progress.valueOf(row.getString("progress")),
        Json.texts(row.getString("doing")),
        Json.texts(row.getString("next")),
        Json.read(row.getString("reported"), REPORTED),
        row.getString("by"),
        row.getBoolean("own"),
        Objects.requireNonNull(Statements.instant(row, "at")),
        PlanUpdate.State.of(row.getString("state")),
        row.getString("note"),
        row.getString("step_by"),
        Statements.instant(row, "step_at"),
        row.getBoolean("newest"));
  }

  /**
   * Keeps a draft beside those before it.
   *
   * @param period one of {@link PlanBoard#periods}
   * @param doing in every language of the city
   * @param next in every language of the city
   * @param reported measures that people report, each at most once
   * @return its number; empty when not permitted, or when the plan has no such initiative or
   *     measure
   */
  public OptionalLong save(
      String initiative,
      String period,
      Plan.Progress progress,
      Map<String, String> doing,
      Map<String, String> next,
      List<PlanUpdate.Reported> reported)
      throws SQLException {
    return statements
        .list(
            "select study.save_update(?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb) as number",
            row -> {
              long number = row.getLong("number");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            },
            initiative,
            period,
            progress.name(),
            Json.write(doing),
            Json.write(next),
            Json.write(reported.stream().map(PlanDesk::row).toList()))
        .getFirst();
  }

  private static Map<String, @Nullable String> row(PlanUpdate.Reported one) {
    Map<String, @Nullable String> row = new HashMap<>();
    BigDecimal value = one.value();
    row.put("measure", one.measure());
    row.put("performance", one.performance().name());
    row.put("value", value == null ? null : value.toPlainString());
    return row;
  }

  /**
   * Hands an update in, returns it, or publishes it.
   *
   * @param step {@code REVIEW}, {@code RETURNED} or {@code PUBLISHED}
   * @return empty when not permitted, or when there is no such update
   */
  public Optional<Outcome> step(long update, PlanUpdate.State step, String note)
      throws SQLException {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note has at most %d characters".formatted(LONGEST_NOTE));
    }
    return statements
        .list(
            "select study.step_update(?, ?, ?) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            update,
            step.label(),
            note.strip())
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(java.util.Locale.ROOT)));
  }
}
