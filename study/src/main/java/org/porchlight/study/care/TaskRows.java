package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Statements;

/** Tasks as the tables keep them, the most urgent first. */
final class TaskRows {
  private TaskRows() {}

  static List<Entry.Task> list(Statements statements, String which, @Nullable Object... values)
      throws SQLException {
    return statements.list(
        "select * from (select t.*, study.account_name(t.account) as by, coalesce("
            + "(select s.status from study.care_task_step s where s.task = t.id"
            + " order by s.id desc limit 1), 'not-started') as status from study.care_task t) t"
            + " where "
            + which
            + " order by t.due, t.id",
        row ->
            new Entry.Task(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("by"),
                requireNonNull(Statements.instant(row, "at")),
                row.getString("person"),
                row.getObject("goal", Long.class),
                row.getObject("meeting", Long.class),
                row.getString("owner"),
                row.getString("what"),
                row.getObject("due", LocalDate.class),
                row.getString("status")),
        values);
  }
}
