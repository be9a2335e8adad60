package org.porchlight.records.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One row of named values, used again for each. In a first reading of the file it learns the names,
 * because any of them may be missing in the first rows; after {@link #fix} it holds values.
 *
 * <p>The values of an object within the row are columns of their own, as {@code place.city}. What
 * lies deeper, and every list, is kept as compact JSON text.
 */
final class NamedValues implements RawRow {
  private final Path file;
  private final JsonText text;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private String[] values = new String[0];
  private boolean fixed;

  NamedValues(Path file, JsonText text) {
    this.file = file;
    this.text = text;
  }

  List<String> columns() {
    return List.copyOf(columns.keySet());
  }

  /** From now on values are kept, in these columns. */
  void fix(List<String> names) {
    columns.clear();
    names.forEach(name -> columns.put(name, columns.size()));
    values = new String[names.size()];
    fixed = true;
    clear();
  }

  void clear() {
    Arrays.fill(values, "");
  }

  /** Learns a name that no row may have. */
  void learn(String name, long row) {
    if (!fixed && !columns.containsKey(name)) {
      if (columns.size() == Limits.COLUMNS) {
        throw Refusal.tooManyColumns(file, row);
      }
      columns.put(name, columns.size());
    }
  }

  void put(String name, String value) {
    Integer column = columns.get(name);
    if (column != null && fixed) {
      values[column] = value;
    }
  }

  /** Puts the members of the object at which {@code json} stands. */
  void putObject(JsonParser json, Naming naming, long row) {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.START_OBJECT) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String inner = name + "." + json.currentName();
          json.nextToken();
          putValue(json, naming.of(inner), row, naming);
        }
      } else {
        putValue(json, naming.of(name), row, naming);
      }
    }
  }

  private void putValue(JsonParser json, String name, long row, Naming naming) {
    learn(name, row);
    if (!fixed) {
      json.skipChildren();
    } else if (json.currentToken().isStructStart()) {
      put(name, text.compact(json, row));
    } else if (naming.wholeNumbers() && json.currentToken().isNumeric()) {
      put(name, CellText.whole(JsonText.scalar(json)));
    } else {
      put(name, JsonText.scalar(json));
    }
  }

  /** How a kind of file names and writes its values. */
  interface Naming {
    /** The column of a member. */
    String of(String member);

    /** Are 5.0 and 5 the same, as with servers that write ids as floating numbers? */
    boolean wholeNumbers();
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public String text(int column) {
    return column < values.length ? values[column] : "";
  }
}
