package org.porchlight.commons;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Plan;
import org.porchlight.release.LocalText;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One version of the plan as rows, within a transaction of the caller. */
record PlanRows(Connection connection, long version) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<PlanUpdate.Reported>> REPORTED = new TypeReference<>() {};

  void write(Plan plan) throws SQLException {
    int position = 0;
    for (Plan.Goal goal : plan.goals()) {
      insert(
          "goal (version, number, position, title, statement)",
          goal.number(),
          position++,
          goal.title(),
          goal.statement());
      for (Plan.Objective objective : goal.objectives()) {
        insert(
            "objective (version, number, goal, position, title)",
            objective.number(),
            goal.number(),
            position++,
            objective.title());
        for (Plan.Initiative initiative : objective.initiatives()) {
          write(objective, initiative, position++);
        }
      }
    }
  }

  private void write(Plan.Objective objective, Plan.Initiative initiative, int position)
      throws SQLException {
    insert(
        "initiative (version, number, objective, position, progress, title, description, why,"
            + " doing, next)",
        initiative.number(),
        objective.number(),
        position,
        initiative.progress().name(),
        initiative.title(),
        initiative.description(),
        initiative.why(),
        initiative.doing(),
        initiative.next());
    int place = 0;
    for (Plan.Measure measure : initiative.measures()) {
      Plan.Awaiting awaiting = measure.awaiting();
      Plan.Method method = measure.method();
      Plan.Released released = measure.released();
      insert(
          "measure (version, initiative, position, title, kind, unit, better_when, target,"
              + " performance, latest, awaiting_due, awaiting_owner, definition, formula, frequency,"
              + " source, owner, baseline, counted, released_table, released_type)",
          initiative.number(),
          place++,
          measure.title(),
          measure.kind().name(),
          measure.unit(),
          measure.betterWhen() == null ? null : measure.betterWhen().name(),
          measure.target(),
          measure.performance().name(),
          measure.latest(),
          awaiting == null ? null : awaiting.due(),
          awaiting == null ? null : awaiting.owner(),
          method == null ? null : method.definition(),
          method == null ? null : method.formula(),
          method == null ? null : method.frequency().name(),
          method == null ? null : method.source(),
          method == null ? null : method.owner(),
          method == null ? null : method.baseline(),
          measure.counted() == null ? null : measure.counted().name(),
          released == null ? null : released.table(),
          released == null ? null : released.type());
    }
  }

  private void insert(String tableAndColumns, @Nullable Object... values) throws SQLException {
    String marks = ", ?".repeat(values.length);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into commons." + tableAndColumns + " values (?" + marks + ")")) {
      statement.setLong(1, version);
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof LocalText text) {
          statement.setObject(i + 2, JSON.writeValueAsString(text), Types.OTHER);
        } else {
          statement.setObject(i + 2, values[i]);
        }
      }
      statement.executeUpdate();
    }
  }

  Plan read() throws SQLException {
    return new Plan(
        list(
            "select * from commons.goal where version = ? order by position",
            null,
            row -> {
              int number = row.getInt("number");
              return new Plan.Goal(
                  number, text(row, "title"), text(row, "statement"), objectives(number));
            }));
  }

  private List<Plan.Objective> objectives(int goal) throws SQLException {
    return list(
        "select * from commons.objective where version = ? and goal = ? order by position",
        goal,
        row -> {
          String number = row.getString("number");
          return new Plan.Objective(number, text(row, "title"), initiatives(number));
        });
  }

  private List<Plan.Initiative> initiatives(String objective) throws SQLException {
    return list(
        "select * from commons.initiative where version = ? and objective = ? order by position",
        objective,
        row -> {
          String number = row.getString("number");
          return new Plan.Initiative(
              number,
              text(row, "title"),
              Plan.Progress.valueOf(row.getString("progress")),
              text(row, "description"),
              text(row, "why"),
              text(row, "doing"),
              text(row, "next"),
              measures(number));
        });
  }

  private List<Plan.Measure> measures(String initiative) throws SQLException {
    return list(
        "select * from commons.measure where version = ? and initiative = ? order by position",
        initiative,
        row -> {
          String betterWhen = row.getString("better_when");
          String counted = row.getString("counted");
          String table = row.getString("released_table");
          LocalDate due = row.getObject("awaiting_due", LocalDate.class);
          return new Plan.Measure(
              text(row, "title"),
              Plan.Kind.valueOf(row.getString("kind")),
              text(row, "unit"),
              betterWhen == null ? null : Plan.BetterWhen.valueOf(betterWhen),
              textOrNull(row, "target"),
              Plan.Performance.valueOf(row.getString("performance")),
              textOrNull(row, "latest"),
              due == null ? null : new Plan.Awaiting(due, text(row, "awaiting_owner")),
              method(row),
              counted == null ? null : Plan.Counted.valueOf(counted),
              table == null ? null : new Plan.Released(table, row.getString("released_type")));
        });
  }

  private static Plan.@Nullable Method method(ResultSet row) throws SQLException {
    String frequency = row.getString("frequency");
    return frequency == null
        ? null
        : new Plan.Method(
            text(row, "definition"),
            text(row, "formula"),
            Plan.Frequency.valueOf(frequency),
            text(row, "source"),
            text(row, "owner"),
            textOrNull(row, "baseline"));
  }

  private <T> List<T> list(String sql, @Nullable Object parent, Row<T> reader) throws SQLException {
    List<T> list = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, version);
      if (parent != null) {
        statement.setObject(2, parent);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          list.add(reader.read(rows));
        }
      }
    }
    return list;
  }

  /** A published update, at which the rows stand. */
  static PlanUpdate update(ResultSet row) throws SQLException {
    return new PlanUpdate(
        row.getString("initiative"),
        row.getString("period"),
        Plan.Progress.valueOf(row.getString("progress")),
        text(row, "doing"),
        text(row, "next"),
        row.getObject("published_on", LocalDate.class),
        JSON.readValue(row.getString("reported"), REPORTED));
  }

  private static LocalText text(ResultSet row, String column) throws SQLException {
    return JSON.readValue(row.getString(column), LocalText.class);
  }

  private static @Nullable LocalText textOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column) == null ? null : text(row, column);
  }

  /** Reads one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
