package org.porchlight.webkit.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Cell;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.release.MissingDays;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.language.Timespan.Level;

/** One table, asked the questions that a page has: which periods, which kinds, which areas. */
public final class TableReading {
  /** The id of the whole city in every area dimension, and of its level. */
  public static final String CITY = "city";

  /** More columns than this are too thin to read on a phone. */
  private static final int MOST_COLUMNS = 48;

  private final ReleasedTable table;
  private final Map<String, Timespan> periods = new HashMap<>();
  private final Map<String, String> levelOfArea = new HashMap<>();

  /** Reads a table. */
  public TableReading(ReleasedTable table) {
    this.table = table;
    for (Member member : head().time().members()) {
      periods.put(member.id(), Timespan.parse(member.id(), head().from(), head().to()));
    }
    head().area().members().forEach(area -> levelOfArea.put(area.id(), area.level()));
  }

  public ReleasedTable table() {
    return table;
  }

  public TableHead head() {
    return table.head();
  }

  /**
   * The cell of this place, period and kind; empty when the table has none, or when the period's
   * records are missing: what is not there cannot be spoken of or compared.
   */
  public Optional<Cell> find(String area, Timespan period, String type) {
    return table.find(area, period.id(), type).filter(cell -> !cell.lacksRecords());
  }

  /** Whether there would be a number here if its records were not missing. */
  public boolean isLost(String area, Timespan period, String type) {
    return table.find(area, period.id(), type).filter(Cell::lacksRecords).isPresent();
  }

  /** The missing days of a period. */
  public List<MissingDays> gaps(Timespan period) {
    return head().gaps().stream().filter(gap -> gap.touch(period.from(), period.to())).toList();
  }

  /** The period of this id, if the table has it. */
  public Optional<Timespan> period(String id) {
    return Optional.ofNullable(periods.get(id));
  }

  /** Whether the table has any cell for this area. */
  public boolean covers(String area) {
    String level = levelOfArea.get(area);
    return level != null && head().grains().stream().anyMatch(grain -> grain.area().equals(level));
  }

  /**
   * The kind that speaks for the table: the one the city chose, else the one a standard speaks of,
   * else the whole that all others are part of, else the first.
   */
  public String leadType(Manifest.@Nullable Lead lead) {
    if (lead != null && lead.table().equals(head().id())) {
      return lead.type();
    }
    if (head().standard() != null) {
      return head().standard().type();
    }
    Dimension type = head().type();
    Set<String> parts = new HashSet<>();
    type.sums().forEach(sum -> parts.addAll(sum.parts()));
    return type.sums().stream()
        .map(Dimension.Sum::whole)
        .filter(whole -> !parts.contains(whole))
        .findFirst()
        .orElseGet(() -> type.members().getFirst().id());
  }

  /** The kind that speaks for the table at one place: {@link #leadType}, else any it has there. */
  public String typeAt(String area, Manifest.@Nullable Lead lead) {
    String type = leadType(lead);
    if (newest(area, type).isPresent()) {
      return type;
    }
    return head().type().members().stream()
        .map(Member::id)
        .filter(id -> newest(area, id).isPresent())
        .findFirst()
        .orElse(type);
  }

  /** Whether this kind is a whole that others of the table add up to. */
  public boolean isWhole(String type) {
    return head().type().members().size() == 1
        || (head().type().sums().stream().anyMatch(sum -> sum.whole().equals(type))
            && head().type().sums().stream().noneMatch(sum -> sum.parts().contains(type)));
  }

  /** Periods of one length that the table covers to their last day, oldest first. */
  public List<Timespan> fullPeriods(String area, String type, Level level) {
    return withLost(area, type, level).stream()
        .filter(period -> find(area, period, type).isPresent())
        .toList();
  }

  private List<Timespan> withLost(String area, String type, Level level) {
    return periods.values().stream()
        .filter(period -> period.level() == level)
        .filter(period -> period.isWithin(head().from(), head().to()))
        .filter(period -> table.find(area, period.id(), type).isPresent())
        .sorted()
        .toList();
  }

  /** The newest full quarter, else year, else month, else the whole span of the table. */
  public Optional<Timespan> newest(String area, String type) {
    return newest(area, type, List.of(Level.QUARTER, Level.YEAR, Level.MONTH, Level.ALL));
  }

  /** The newest full year, else the longest there is: small areas need long periods. */
  public Optional<Timespan> newestLong(String area, String type) {
    return newest(area, type, List.of(Level.YEAR, Level.ALL, Level.QUARTER, Level.MONTH));
  }

  private Optional<Timespan> newest(String area, String type, List<Level> preference) {
    for (Level level : preference) {
      List<Timespan> full = fullPeriods(area, type, level);
      if (!full.isEmpty()) {
        return Optional.of(full.getLast());
      }
    }
    return Optional.empty();
  }

  /**
   * The same period a year before, when the table has a number for it and the two compare: counted
   * in the same way, with no records missing in either.
   */
  public Optional<Timespan> yearBefore(String area, Timespan period, String type) {
    if (period.level() == Level.ALL) {
      return Optional.empty();
    }
    return period(period.yearBefore())
        .filter(before -> before.isWithin(head().from(), head().to()))
        .filter(before -> find(area, before, type).isPresent())
        .filter(before -> gaps(before).isEmpty() && gaps(period).isEmpty())
        .filter(
            before ->
                head().breaks().stream()
                    .noneMatch(change -> change.parts(before.from(), period.to())));
  }

  /**
   * The periods of a drawing over time: the finest length of which there are at least three and not
   * too many to read, those without records included; empty when time cannot be drawn.
   */
  public List<Timespan> drawnPeriods(String area, String type) {
    Map<Level, List<Timespan>> byLevel = new EnumMap<>(Level.class);
    for (Level level : List.of(Level.MONTH, Level.QUARTER, Level.YEAR)) {
      byLevel.put(level, withLost(area, type, level));
    }
    for (List<Timespan> candidates : byLevel.values()) {
      if (candidates.size() >= 3 && candidates.size() <= MOST_COLUMNS) {
        return candidates;
      }
    }
    // Too many of everything: the newest of the longest.
    return byLevel.values().stream()
        .filter(candidates -> candidates.size() >= 3)
        .min(Comparator.comparingInt(List::size))
        .map(all -> all.subList(all.size() - MOST_COLUMNS, all.size()))
        .orElse(List.of());
  }

  /**
   * The periods of a drawing over time of one length, the newest ones if there are too many to
   * read; empty when there are fewer than three.
   */
  public List<Timespan> drawnPeriods(String area, String type, Level level) {
    List<Timespan> all = withLost(area, type, level);
    return all.size() < 3
        ? List.of()
        : all.subList(Math.max(0, all.size() - MOST_COLUMNS), all.size());
  }

  /** The kinds with a cell for this place and period, in the table's order. */
  public List<Member> types(String area, Timespan period) {
    return head().type().members().stream()
        .filter(type -> find(area, period, type.id()).isPresent())
        .toList();
  }

  /**
   * The kinds that can stand side by side: the direct parts of the lead kind, else all that are no
   * whole; in the table's order, which has a reason.
   */
  public List<Member> kinds(String area, Timespan period, String lead) {
    List<Member> there = types(area, period);
    List<String> parts = parts(lead);
    List<Member> found = there.stream().filter(kind -> parts.contains(kind.id())).toList();
    if (found.size() >= 2) {
      return found;
    }
    // Levels are not mixed: a part beside its own whole would count the same records twice.
    Set<String> leaves = new HashSet<>(leaves());
    return there.stream().filter(kind -> leaves.contains(kind.id())).toList();
  }

  /** Those of the periods, in their order, in which at least two kinds can stand side by side. */
  public List<Timespan> withKinds(String area, List<Timespan> candidates, String lead) {
    List<String> parts = parts(lead);
    List<String> leaves = leaves();
    return candidates.stream()
        .filter(period -> hasTwo(area, period, parts) || hasTwo(area, period, leaves))
        .toList();
  }

  private boolean hasTwo(String area, Timespan period, List<String> types) {
    return types.stream().filter(type -> find(area, period, type).isPresent()).limit(2).count()
        == 2;
  }

  private List<String> parts(String lead) {
    return head().type().sums().stream()
        .filter(sum -> sum.whole().equals(lead))
        .flatMap(sum -> sum.parts().stream())
        .distinct()
        .toList();
  }

  private List<String> leaves() {
    return head().type().members().stream()
        .map(Member::id)
        .filter(type -> head().type().sums().isEmpty() || !isWhole(type))
        .toList();
  }

  /** Whether there is a number of this kind for this area in any full period. */
  public boolean hasFull(String area, String type) {
    return periods.values().stream()
        .filter(period -> period.isWithin(head().from(), head().to()))
        .anyMatch(period -> find(area, period, type).isPresent());
  }

  /** The areas of a layer with a cell for this period and kind, without "unknown". */
  public List<Member> areas(String layer, Timespan period, String type) {
    List<Member> found = new ArrayList<>();
    for (Member area : head().area().atLevel(layer)) {
      if (!area.id().endsWith(":unknown") && find(area.id(), period, type).isPresent()) {
        found.add(area);
      }
    }
    return List.copyOf(found);
  }
}
