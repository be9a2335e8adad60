package org.porchlight.workspace.plan;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanInitiative;
import org.porchlight.study.sql.Json;
import org.porchlight.workspace.frame.CsvFile;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.ShownFile;

/**
 * How every measure of the plan stands today, as files. The words are those of the plan's own file,
 * in English.
 */
final class PlanFiles {
  private PlanFiles() {}

  static CsvFile csv(Look look) throws SQLException {
    List<Map<String, @Nullable Object>> all = rows(look.sight().plan().board());
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "initiative",
            "title",
            "status",
            "updated",
            "measure",
            "unit",
            "measure-status",
            "value",
            "period",
            "owed",
            "due",
            "owner"));
    for (Map<String, @Nullable Object> row : all) {
      rows.add(row.values().stream().map(one -> one == null ? "" : String.valueOf(one)).toList());
    }
    CsvFile file = new CsvFile("plan.csv", rows);
    return look.city().madeUp() ? file.headed(look.language().text("madeup.banner")) : file;
  }

  static ShownFile json(Look look) throws SQLException {
    PlanBoard board = look.sight().plan().board();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("made-up", look.city().madeUp());
    all.put("day", board.today().toString());
    all.put("measures", rows(board));
    return new ShownFile("application/json", Json.write(all).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Map<String, @Nullable Object>> rows(PlanBoard board) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (PlanInitiative initiative : board.initiatives()) {
      var published = board.published(initiative);
      for (PlanBoard.Standing standing : board.standings(initiative)) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("initiative", initiative.number());
        row.put("title", initiative.title().get("en"));
        row.put("status", label(board.progress(initiative)));
        row.put("updated", published.isEmpty() ? null : published.getLast().period());
        row.put("measure", standing.measure().name());
        row.put("unit", standing.measure().unit().get("en"));
        row.put("measure-status", label(standing.performance()));
        row.put("value", standing.value());
        row.put("period", standing.period());
        row.put("owed", label(standing.owed()));
        row.put("due", standing.due() == null ? null : standing.due().toString());
        row.put("owner", standing.measure().owner().map(one -> one.get("en")).orElse(null));
        rows.add(row);
      }
    }
    return rows;
  }

  private static String label(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
