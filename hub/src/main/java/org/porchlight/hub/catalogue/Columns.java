package org.porchlight.hub.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.release.LocalText;
import org.porchlight.release.ReleasedTable;
import org.porchlight.webkit.language.Language;

/** The columns of a released CSV; docs/reference/release-format.md has them in full. */
final class Columns {
  private static final List<String> NUMBERS = List.of("value", "base", "margin");
  private static final List<String> KEY = List.of("area", "period", "type");

  private Columns() {}

  /** As a Frictionless Table Schema. */
  static Map<String, Object> tableSchema() {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (String name : ReleasedTable.CSV_COLUMNS) {
      Map<String, Object> field = new LinkedHashMap<>();
      field.put("name", name);
      field.put("type", NUMBERS.contains(name) ? "integer" : "string");
      field.put("description", about(name, "en"));
      if (name.equals("status")) {
        field.put(
            "constraints", Map.of("required", true, "enum", List.of("shown", "hidden", "no-data")));
      } else if (KEY.contains(name)) {
        field.put("constraints", Map.of("required", true));
      }
      fields.add(field);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("fields", fields);
    schema.put("missingValues", List.of(""));
    schema.put("primaryKey", KEY);
    return schema;
  }

  /** As a CSVW table schema, described in every language of the city. */
  static Map<String, Object> csvw(List<String> languages) {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (String name : ReleasedTable.CSV_COLUMNS) {
      Map<String, Object> column = new LinkedHashMap<>();
      column.put("name", name);
      column.put("titles", name);
      column.put("datatype", NUMBERS.contains(name) ? "integer" : "string");
      if (KEY.contains(name) || name.equals("status")) {
        column.put("required", true);
      }
      Map<String, String> words = new LinkedHashMap<>();
      languages.forEach(tag -> words.put(tag, about(name, tag)));
      column.put("dc:description", tagged(LocalText.of(words)));
      columns.add(column);
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("columns", columns);
    schema.put("primaryKey", KEY);
    return schema;
  }

  /** A text in all its languages, as JSON-LD writes it. */
  static List<Map<String, String>> tagged(LocalText text) {
    List<Map<String, String>> all = new ArrayList<>();
    text.byLanguage().forEach((tag, words) -> all.add(Map.of("@value", words, "@language", tag)));
    return all;
  }

  private static String about(String column, String language) {
    return Language.of(language).text("column." + column);
  }
}
