package org.porchlight.study.sources;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** Rows of the tables about sources, made into what they stand for. */
final class SourceRows {
  private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Map<String, String>>> NAMES =
      new TypeReference<>() {};

  private SourceRows() {}

  static DeliveryLine delivery(ResultSet row) throws SQLException {
    return new DeliveryLine(
        row.getString("batch"),
        row.getString("file"),
        requireNonNull(Statements.instant(row, "imported_at")),
        row.getLong("rows"),
        row.getLong("added"),
        row.getLong("changed"),
        row.getLong("same"),
        row.getLong("gone"),
        row.getLong("rejected"),
        row.getLong("without_place"),
        numbers(row, "unplaced"),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getLong("bytes"),
        row.getString("reading"),
        DeliveryLine.State.of(row.getString("state")));
  }

  static IssueLine issue(ResultSet row) throws SQLException {
    return new IssueLine(
        row.getString("batch"),
        row.getString("rule"),
        row.getString("source_column"),
        IssueLine.Consequence.of(row.getString("consequence")),
        row.getString("message"),
        row.getLong("count"));
  }

  static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        Notice.Kind.of(row.getString("kind")),
        row.getObject("since", LocalDate.class),
        row.getObject("first_day", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        numbers(row, "figures"));
  }

  static Map<String, Long> numbers(ResultSet row, String column) throws SQLException {
    return Json.read(row.getString(column), NUMBERS);
  }

  static LocalText text(ResultSet row, String column) throws SQLException {
    return LocalText.of(Json.texts(row.getString(column)));
  }

  static @Nullable LocalText textOrNull(ResultSet row, String column) throws SQLException {
    return row.getString(column) == null ? null : text(row, column);
  }

  static Map<String, LocalText> texts(ResultSet row, String column) throws SQLException {
    Map<String, LocalText> texts = new LinkedHashMap<>();
    Json.read(row.getString(column), NAMES)
        .forEach((name, byLanguage) -> texts.put(name, LocalText.of(byLanguage)));
    return texts;
  }

  static Map<String, Map<String, String>> byLanguage(Map<String, LocalText> texts) {
    Map<String, Map<String, String>> plain = new LinkedHashMap<>();
    texts.forEach((name, text) -> plain.put(name, text.byLanguage()));
    return plain;
  }
}
