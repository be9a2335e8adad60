package org.porchlight.study.people;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.porchlight.study.sql.Statements;

/** Attachments as they are read: those in force, newest first. */
final class AttachmentRows {
  private static final String SELECT =
      "select a.id, a.frequent, f.kind, f.value, study.joined_person(a.person) as person, a.reason,"
          + " study.account_name(a.account) as by_name, a.at from study.attachment a"
          + " join study.frequent f on f.id = a.frequent where a.removed_at is null ";

  private final Statements statements;

  AttachmentRows(Statements statements) {
    this.statements = statements;
  }

  List<AttachmentLine> ofPerson(String person) throws SQLException {
    return lines(SELECT + "and study.joined_person(a.person) = ? order by a.id desc", person);
  }

  List<AttachmentLine> ofFrequent(String frequent) throws SQLException {
    return lines(SELECT + "and a.frequent = ? order by a.id desc", frequent);
  }

  private List<AttachmentLine> lines(String sql, String asked) throws SQLException {
    List<String> persons = statements.list(sql, row -> row.getString("person"), asked);
    Map<String, List<String>> names = Names.of(statements, persons);
    return statements.list(sql, row -> line(row, names), asked);
  }

  private static AttachmentLine line(ResultSet row, Map<String, List<String>> names)
      throws SQLException {
    String person = row.getString("person");
    return new AttachmentLine(
        row.getLong("id"),
        row.getString("frequent"),
        FrequentKind.of(row.getString("kind")),
        row.getString("value"),
        person,
        Names.first(names, person),
        row.getString("reason"),
        row.getString("by_name"),
        requireNonNull(Statements.instant(row, "at")));
  }
}
