package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Measure;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;

/**
 * What earlier releases told of counts, in one epoch: from one restatement to the next each number
 * stands for the same true count in all of them.
 */
final class Past {
  /** An epoch in which nothing was published. */
  static final Past NONE = new Past(List.of());

  private final Map<CellKey, Given> given = new HashMap<>();
  private final Map<CellKey, Cell> measured = new HashMap<>();
  private final List<Version> versions = new ArrayList<>();

  /**
   * A cell as it was given.
   *
   * @param exact whether it was exact when it was first given; a later release repeats it as it
   *     stands, whatever the tier of its type is by then
   * @param rule the rule of that time
   * @param floor what the exact counts beside it said it is at least
   */
  record Given(Cell cell, boolean exact, CountRule rule, long floor) {
    /** Whether a true count can stand behind it. */
    boolean fits(long count) {
      return count >= low() && count <= high();
    }

    /** The least it can be; of a hidden one nothing is certain. */
    long low() {
      Long value = cell.value();
      if (value == null) {
        return 0;
      }
      return exact ? value : rule.lowBehind(value, floor);
    }

    /** The most it can be. */
    long high() {
      Long value = cell.value();
      if (value == null) {
        return Bounds.UNBOUNDED;
      }
      return exact ? value : rule.highBehind(value);
    }

    /** The most it can be if it was hidden for being small. */
    long mostWhenSmall() {
      return rule.mostWhenSmall(floor);
    }
  }

  /**
   * A table as an epoch knew it.
   *
   * @param cells those that no earlier release of the epoch gave in the same way
   */
  record Version(PastRelease release, TableHead head, Map<CellKey, Given> cells) {}

  private Past(List<PastRelease> releases) {
    for (PastRelease release : releases) {
      CountRule rule = new CountRule(release.rules());
      for (ReleasedTable table : release.tables()) {
        if (table.head().measure() == Measure.COUNT) {
          add(release, table, rule);
        } else {
          table.cells().stream()
              .filter(cell -> !cell.lacksRecords())
              .forEach(cell -> measured.put(common(table.head(), cell), cell));
        }
      }
    }
  }

  /** The epochs, oldest first; there is always one, the current. */
  static List<Past> epochs(List<PastRelease> releases) {
    List<Past> epochs = new ArrayList<>();
    List<PastRelease> epoch = new ArrayList<>();
    Map<CellKey, Long> said = new HashMap<>();
    for (PastRelease release : releases) {
      if (!epoch.isEmpty() && (release.restatement() || contradicts(release, said))) {
        epochs.add(new Past(epoch));
        epoch = new ArrayList<>();
        said = new HashMap<>();
      }
      epoch.add(release);
      note(release, said);
    }
    epochs.add(new Past(epoch));
    return epochs;
  }

  /** A release that gives another number for the same cell restates it, whatever it says. */
  private static boolean contradicts(PastRelease release, Map<CellKey, Long> said) {
    for (ReleasedTable table : release.tables()) {
      for (Cell cell : table.cells()) {
        Long before = said.get(common(table.head(), cell));
        if (before != null && cell.value() != null && !before.equals(cell.value())) {
          return true;
        }
      }
    }
    return false;
  }

  private static void note(PastRelease release, Map<CellKey, Long> said) {
    for (ReleasedTable table : release.tables()) {
      for (Cell cell : table.cells()) {
        Long value = cell.value();
        if (table.head().measure() == Measure.COUNT && value != null) {
          said.put(common(table.head(), cell), value);
        }
      }
    }
  }

  private void add(PastRelease release, ReleasedTable table, CountRule rule) {
    TableHead head = table.head();
    List<Cell> told =
        table.cells().stream()
            .filter(
                cell -> {
                  Given known = given.get(common(head, cell));
                  return !cell.lacksRecords() && (known == null || !same(known.cell(), cell));
                })
            .toList();
    if (told.isEmpty()) {
      return;
    }
    Set<String> exact = new HashSet<>(head.exactTypes());
    List<CellKey> keys = table.cells().stream().map(cell -> cell.key(head.id())).toList();
    long[] counts =
        table.cells().stream()
            .mapToLong(cell -> cell.value() == null ? -1 : cell.value())
            .toArray();
    long[] floors = Floors.of(head, keys, exact, counts);
    Map<CellKey, Long> floorOf = new HashMap<>();
    for (int c = 0; c < floors.length; c++) {
      floorOf.put(keys.get(c), floors[c]);
    }
    Map<CellKey, Given> cells = new HashMap<>();
    for (Cell cell : told) {
      CellKey key = common(head, cell);
      Given one =
          new Given(
              cell,
              exact.contains(cell.type()),
              rule,
              floorOf.getOrDefault(cell.key(head.id()), 0L));
      cells.put(key, one);
      given.put(key, one);
    }
    versions.addFirst(new Version(release, head, cells));
  }

  private static boolean same(Cell a, Cell b) {
    return java.util.Objects.equals(a.value(), b.value());
  }

  private static CellKey common(TableHead head, Cell cell) {
    return new CellKey(
        head.id(), cell.area(), Span.common(cell.time(), head.from(), head.to()), cell.type());
  }

  /** The newest word on each cell; periods by their common names. */
  Map<CellKey, Given> given() {
    return given;
  }

  /** The tables, newest first. */
  List<Version> versions() {
    return versions;
  }

  /** The cells of one table that were given before, by the names they have in it now. */
  Map<CellKey, Given> givenOf(TableHead head, List<CellKey> keys) {
    Map<CellKey, Given> found = new HashMap<>();
    for (CellKey key : keys) {
      Given known =
          given.get(
              new CellKey(
                  key.table(),
                  key.area(),
                  Span.common(key.time(), head.from(), head.to()),
                  key.type()));
      if (known != null) {
        Cell cell = known.cell();
        found.put(
            key,
            new Given(
                new Cell(
                    key.area(),
                    key.time(),
                    key.type(),
                    cell.value(),
                    cell.base(),
                    cell.margin(),
                    cell.gap(),
                    cell.exception()),
                known.exact(),
                known.rule(),
                known.floor()));
      }
    }
    return found;
  }

  /** Percents, durations and means of a table that were given or hidden before, as they stood. */
  Map<CellKey, Cell> measuredOf(TableHead head, List<CellKey> keys) {
    Map<CellKey, Cell> found = new HashMap<>();
    for (CellKey key : keys) {
      Cell known =
          measured.get(
              new CellKey(
                  key.table(),
                  key.area(),
                  Span.common(key.time(), head.from(), head.to()),
                  key.type()));
      if (known != null) {
        found.put(
            key,
            new Cell(
                key.area(), key.time(), key.type(), known.value(), known.base(), known.margin()));
      }
    }
    return found;
  }

  /** Whether nothing was published. */
  boolean isEmpty() {
    return versions.isEmpty();
  }
}
