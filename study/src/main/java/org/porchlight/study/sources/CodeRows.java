package org.porchlight.study.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Codes and what stands about them. */
final class CodeRows {
  /**
   * Every code in view with the decision that stands; {@code open}: it stands for no type, and
   * nobody left it so on purpose. To be completed by a condition.
   */
  static final String EFFECTIVE =
      "select c.source, c.field, c.local, c.standard, c.by_folder, c.count, d.change, d.how,"
          + " d.standard as decided,"
          + " coalesce(d.how, 'folder') = 'folder' and c.by_folder is null as open"
          + " from study.code_count c left join lateral (select d.change, d.how, d.standard"
          + " from study.code_decision d where d.source = c.source and d.field = c.field"
          + " and d.local = c.local order by d.change desc limit 1) d on true";

  private CodeRows() {}

  static CodeEntry entry(ResultSet row) throws SQLException {
    return new CodeEntry(
        new CodeLine(
            row.getString("field"),
            row.getString("local"),
            row.getString("standard"),
            row.getString("by_folder"),
            row.getLong("count")),
        choice(row.getString("how"), row.getString("decided")));
  }

  static CodeChoice choice(@Nullable String how, @Nullable String standard) {
    if (standard != null) {
      return new CodeChoice.Type(standard);
    }
    return "unmapped".equals(how) ? new CodeChoice.Unmapped() : new CodeChoice.Folder();
  }
}
