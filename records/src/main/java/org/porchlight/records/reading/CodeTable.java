package org.porchlight.records.reading;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.StandardCodes;
import org.porchlight.city.TypeTree;
import org.porchlight.records.lake.Batch;

/**
 * Local codes to standard types. A code is found as it stands, else without regard to upper and
 * lower case and doubled blanks, which agencies change without notice.
 */
final class CodeTable {
  private static final int KEPT_CODES = 50;
  private static final int WATCHED_CODES = 1000;

  /** A name or note typed into a code column hardly ever comes three times. */
  private static final long LEAST_TIMES = 3;

  private static final int LONGEST_CODE = 40;
  private static final int REMEMBERED = 10_000;

  private final Map<String, String> exact;
  private final Map<String, String> loose = new HashMap<>();
  private final @Nullable String unmapped;
  private final boolean isCodeList;
  private final List<StandardCodes> standards;
  private final @Nullable TypeTree tree;
  private final Map<String, String> remembered = new HashMap<>();
  private final Map<String, Count> found = new HashMap<>();
  private long unmappedRows;
  private final SortedMap<String, Long> unknown = new TreeMap<>();

  /**
   * Makes a table.
   *
   * @param codes local code to standard type; empty when the column has standard types already
   * @param tree the types its field is counted by; null when it is counted by none
   */
  CodeTable(Map<String, String> codes, @Nullable TypeTree tree) {
    this(codes, tree, List.of());
  }

  /**
   * Makes a table.
   *
   * @param standards lists whose codes need no entry: a code counts as its own entry, else as that
   *     of the nearest group of the list which has one, else as itself where no types are given
   */
  CodeTable(Map<String, String> codes, @Nullable TypeTree tree, List<StandardCodes> standards) {
    this.standards = standards;
    this.tree = tree;
    this.exact = new HashMap<>(codes);
    if (tree != null) {
      tree.leaves().forEach(leaf -> exact.putIfAbsent(leaf, leaf));
    }
    Map<String, Integer> meanings = new HashMap<>();
    exact.forEach(
        (code, type) -> {
          String key = loosely(code);
          if (!type.equals(loose.put(key, type))) {
            meanings.merge(key, 1, Integer::sum);
          }
        });
    // "a" and "A" may be two codes; then only the exact ones count.
    meanings.forEach(
        (key, count) -> {
          if (count > 1) {
            loose.remove(key);
          }
        });
    this.unmapped = tree == null ? null : tree.unmapped();
    this.isCodeList = tree != null || !standards.isEmpty();
  }

  private static String loosely(String code) {
    return code.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  /** The standard type of a code, counted; null when the table does not know it. */
  @Nullable String find(String code) {
    String type = look(code);
    if (type != null && isCodeList) {
      Count count = found.get(code);
      if (count == null && found.size() < WATCHED_CODES) {
        count = new Count(type);
        found.put(code, count);
      }
      if (count != null) {
        count.times++;
      }
    }
    return type;
  }

  private @Nullable String look(String code) {
    String known = exact.get(code);
    if (known == null) {
      known = remembered.get(code);
    }
    if (known == null) {
      known = loose.get(loosely(code));
      if (known == null && !standards.isEmpty()) {
        known = standard(code);
      }
      if (known != null && remembered.size() < REMEMBERED) {
        remembered.put(code, known);
      }
    }
    return known;
  }

  /** What the code of a standard list counts as; null when no list has it or no type takes it. */
  private @Nullable String standard(String text) {
    for (StandardCodes list : standards) {
      var code = list.find(text);
      if (code.isPresent()) {
        for (String up : list.line(code.get())) {
          String type = exact.getOrDefault(up, loose.get(loosely(up)));
          if (type != null) {
            return type;
          }
        }
        return tree == null ? code.get().code() : null;
      }
    }
    return null;
  }

  /** The type that takes unknown codes, counted; null when there is none. */
  @Nullable String unmapped(String code) {
    unmappedRows++;
    // Only codes of a list: a text typed by hand could hold anything.
    if (isCodeList
        && code.length() <= LONGEST_CODE
        && (unknown.size() < WATCHED_CODES || unknown.containsKey(code))) {
      unknown.merge(code, 1L, Long::sum);
    }
    return unmapped;
  }

  /** Known codes that came three times or more, with their types, and how often. */
  List<Batch.CodeCount> found(String field) {
    return found.entrySet().stream()
        .filter(code -> code.getValue().times >= LEAST_TIMES)
        .map(
            code ->
                new Batch.CodeCount(
                    field, code.getKey(), code.getValue().type, code.getValue().times))
        .sorted(Comparator.comparing(Batch.CodeCount::code))
        .toList();
  }

  /** Rows with unknown codes that {@link #unknown} does not name. */
  long seldom() {
    return unmappedRows - unknown().values().stream().mapToLong(Long::longValue).sum();
  }

  private static final class Count {
    private final String type;
    private long times;

    private Count(String type) {
      this.type = type;
    }
  }

  /** Unknown codes that came three times or more, the most frequent ones, and how often. */
  SortedMap<String, Long> unknown() {
    SortedMap<String, Long> kept = new TreeMap<>();
    unknown.entrySet().stream()
        .filter(code -> code.getValue() >= LEAST_TIMES)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(KEPT_CODES)
        .forEach(code -> kept.put(code.getKey(), code.getValue()));
    return kept;
  }
}
