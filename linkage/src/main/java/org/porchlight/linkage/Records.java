package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records to be linked: rows of text with a role for each column, held by column with every
 * distinct value stored once. Immutable; safe to share between threads.
 *
 * <p>A value that is {@code null} or blank is unknown. Values are held as given; comparing
 * normalises case, accents and punctuation by itself. Phone numbers and addresses are best
 * normalised by the caller, who knows the country.
 */
public final class Records {
  private final List<Column> columns;
  private final String[] ids;
  private final int[][] codes;
  private final String[][] dictionaries;

  /** Made when it is first asked for. */
  private volatile @Nullable Map<String, Integer> rowsById;

  private Records(List<Column> columns, String[] ids, int[][] codes, String[][] dictionaries) {
    this.columns = columns;
    this.ids = ids;
    this.codes = codes;
    this.dictionaries = dictionaries;
  }

  /**
   * A column of the input.
   *
   * @param name as the source calls it; used in reports and in the model file
   * @param role what it says about the person
   */
  public record Column(String name, Role role) {}

  /** Starts an empty set of records with these columns; names every problem with them at once. */
  public static Builder builder(List<Column> columns) {
    return new Builder(columns);
  }

  /** How many records there are. */
  public int size() {
    return ids.length;
  }

  /** The columns in the order given. */
  public List<Column> columns() {
    return columns;
  }

  /** The record id of a row, counted from 0. */
  public String id(int row) {
    return ids[row];
  }

  /** All record ids in the order of the rows. */
  public List<String> ids() {
    return Collections.unmodifiableList(Arrays.asList(ids));
  }

  /** The values of a row as given, one for each column; "" where nothing is known. */
  public List<String> values(int row) {
    List<String> values = new ArrayList<>(columns.size());
    for (int c = 0; c < columns.size(); c++) {
      values.add(dictionaries[c][codes[c][row]]);
    }
    return values;
  }

  /** Where the value of a row stands among the {@link #distinct} ones of its column. */
  public int code(int column, int row) {
    return codes[column][row];
  }

  /** Every value of a column once, as given and in no order; "", for unknown, comes first. */
  public String[] distinct(int column) {
    return dictionaries[column].clone();
  }

  /** The row of each record id. */
  public Map<String, Integer> rowsById() {
    Map<String, Integer> known = rowsById;
    if (known == null) {
      Map<String, Integer> rows = new HashMap<>(ids.length * 2);
      for (int row = 0; row < ids.length; row++) {
        rows.put(ids[row], row);
      }
      known = Collections.unmodifiableMap(rows);
      rowsById = known;
    }
    return known;
  }

  /** Shows the shape only; values of records never appear in text. */
  @Override
  public String toString() {
    return "Records[%d rows, %d columns]".formatted(ids.length, columns.size());
  }

  /** Collects rows. Not safe for several threads. */
  public static final class Builder {
    private final List<Column> columns;
    private final List<Map<String, Integer>> indexes = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private int[][] codes;

    private Builder(List<Column> columns) {
      this.columns = List.copyOf(columns);
      List<String> problems = problemsWith(this.columns);
      if (!problems.isEmpty()) {
        throw new UnusableInputException(problems);
      }
      codes = new int[this.columns.size()][1024];
      for (int c = 0; c < this.columns.size(); c++) {
        Map<String, Integer> index = new LinkedHashMap<>();
        index.put("", 0);
        indexes.add(index);
      }
    }

    /**
     * Adds one record.
     *
     * @param id the row's own key, unique among all records
     * @param values one per column, in the order of the columns; null or blank means unknown
     */
    public Builder add(String id, List<? extends @Nullable String> values) {
      if (values.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row %d has %d values; there are %d columns"
                .formatted(ids.size() + 1, values.size(), columns.size()));
      }
      int row = ids.size();
      if (row == codes[0].length) {
        for (int c = 0; c < codes.length; c++) {
          codes[c] = Arrays.copyOf(codes[c], row * 2);
        }
      }
      ids.add(id);
      for (int c = 0; c < codes.length; c++) {
        String value = values.get(c);
        Map<String, Integer> index = indexes.get(c);
        String key = value == null || value.isBlank() ? "" : value;
        Integer code = index.get(key);
        if (code == null) {
          code = index.size();
          index.put(key, code);
        }
        codes[c][row] = code;
      }
      return this;
    }

    /** The records collected so far. Refuses two records with the same id. */
    public Records build() {
      Set<String> seen = new HashSet<>(ids.size() * 2);
      for (int row = 0; row < ids.size(); row++) {
        if (!seen.add(ids.get(row))) {
          throw new UnusableInputException(
              List.of(
                  "Row %d has the record id of an earlier row; each record needs its own. Give the role record-id to a column without repeats, or leave the role out to number the rows."
                      .formatted(row + 1)));
        }
      }
      int[][] trimmed = new int[codes.length][];
      String[][] dictionaries = new String[codes.length][];
      for (int c = 0; c < codes.length; c++) {
        trimmed[c] = Arrays.copyOf(codes[c], ids.size());
        dictionaries[c] = indexes.get(c).keySet().toArray(new String[0]);
      }
      return new Records(columns, ids.toArray(new String[0]), trimmed, dictionaries);
    }

    private static List<String> problemsWith(List<Column> columns) {
      List<String> problems = new ArrayList<>();
      Map<Role, String> first = new HashMap<>();
      Set<String> names = new HashSet<>();
      boolean compared = false;
      for (Column column : columns) {
        Role role = column.role();
        if (!names.add(column.name())) {
          problems.add(
              "Column '%s' is named twice; name each column once.".formatted(column.name()));
        }
        if (role == Role.RECORD_ID) {
          problems.add(
              "Column '%s' has the role record-id; hand its values over as the ids of the records, not as a column."
                  .formatted(column.name()));
        }
        compared |= role != Role.RECORD_ID && role != Role.SOURCE && role != Role.PLACE;
        String earlier = first.putIfAbsent(role, column.name());
        if (earlier != null && !role.repeatable() && role != Role.RECORD_ID) {
          problems.add(
              "Role %s is given to '%s' and to '%s'; give it to one of them and the role other to the second, or leave the second out."
                  .formatted(role.label(), earlier, column.name()));
        }
      }
      if (first.containsKey(Role.FULL_NAME)
          && (first.containsKey(Role.GIVEN_NAME) || first.containsKey(Role.FAMILY_NAME))) {
        problems.add(
            "Role full-name is given together with given-name or family-name; use either full-name alone or the two others.");
      }
      if (first.containsKey(Role.BIRTH_DATE)
          && (first.containsKey(Role.BIRTH_YEAR)
              || first.containsKey(Role.BIRTH_MONTH)
              || first.containsKey(Role.BIRTH_DAY))) {
        problems.add(
            "Role birth-date is given together with birth-year, birth-month or birth-day; use either birth-date alone or the three others.");
      }
      for (Role role : first.keySet()) {
        for (Role plain : role.plain()) {
          if (first.containsKey(plain)) {
            problems.add(
                "Role %s is given together with %s, so that the same thing would count twice; encode all records, or none."
                    .formatted(role.label(), plain.label()));
          }
        }
      }
      if (!compared) {
        problems.add(
            "No column has a role that can be compared; give at least a name and a birth date a role, for example given-name, family-name, birth-date.");
      }
      return problems;
    }
  }
}
