package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;
import org.porchlight.release.TableHead.Grain;
import org.porchlight.release.Tier;

/** The true counts of a table and what becomes of each, while it is being decided. */
final class CountTable {
  private final TableHead head;
  private final TypeTiers tiers;
  private final CountRule rule;
  private final List<Counted> truths;
  private final List<CellKey> keys;
  private final Standing[] standings;
  private long[] floors;
  private final Set<CellKey> frozen = new HashSet<>();
  private final BitSet dropped = new BitSet();
  private final Map<String, String> areaLevels = new HashMap<>();
  private final Map<String, String> timeLevels = new HashMap<>();
  private List<Grain> grains;

  /**
   * Puts every count to the rule.
   *
   * @param cells in any order; they are sorted by name, so that their order decides nothing
   */
  CountTable(TableHead head, TypeTiers tiers, CountRule rule, List<Counted> cells) {
    this.head = head;
    this.tiers = tiers;
    this.rule = rule;
    this.truths = cells.stream().sorted(Comparator.comparing(Counted::key)).toList();
    this.keys = truths.stream().map(Counted::key).toList();
    this.grains = head.grains();
    head.area().members().forEach(member -> areaLevels.put(member.id(), member.level()));
    head.time().members().forEach(member -> timeLevels.put(member.id(), member.level()));
    floors = floors();
    standings = new Standing[keys.size()];
    reset();
  }

  /** What the exact counts that are published say; those left out say nothing. */
  private long[] floors() {
    Set<String> exact = new HashSet<>();
    long[] counts = new long[keys.size()];
    for (int c = 0; c < counts.length; c++) {
      counts[c] = dropped.get(c) ? -1 : count(c);
      if (tier(c) == Tier.OPEN) {
        exact.add(keys.get(c).type());
      }
    }
    return Floors.of(head, keys, exact, counts);
  }

  /** Every count as the rule has it, nothing hidden to protect another. Frozen ones stay. */
  void reset() {
    for (int c = 0; c < standings.length; c++) {
      if (!frozen.contains(keys.get(c))) {
        standings[c] = byRule(c);
      }
    }
  }

  private Standing byRule(int cell) {
    return rule.standing(tiers.of(keys.get(cell).type()), truths.get(cell), floors[cell]);
  }

  /**
   * Takes cells over as earlier releases gave them. They were decided then.
   *
   * @param published by name; whatever is not in it is new
   * @return how many of them cannot have come from the counts given here
   */
  long freeze(Map<CellKey, Past.Given> published) {
    long contradicted = 0;
    for (int c = 0; c < standings.length; c++) {
      Past.Given given = published.get(keys.get(c));
      if (given == null) {
        continue;
      }
      Long value = given.cell().value();
      long count = truths.get(c).count();
      frozen.add(keys.get(c));
      if (value == null) {
        Standing now = byRule(c);
        standings[c] = now.hidden() ? now : Standing.COMPLEMENT;
      } else {
        standings[c] = given.exact() ? Standing.EXACT : Standing.ROUNDED;
        contradicted += given.fits(count) ? 0 : 1;
      }
    }
    return contradicted;
  }

  /**
   * Types whose numbers were given exactly and would be rounded now, or the reverse. One table
   * cannot say of a type that it is both.
   *
   * @param published by name, as for {@link #freeze}
   */
  SortedSet<String> retiered(Map<CellKey, Past.Given> published) {
    SortedSet<String> types = new TreeSet<>();
    published.forEach(
        (key, given) -> {
          boolean shown = given.cell().value() != null;
          if (shown && given.exact() != (tiers.of(key.type()) == Tier.OPEN)) {
            types.add(key.type());
          }
        });
    return types;
  }

  boolean isFrozen(int cell) {
    return frozen.contains(keys.get(cell));
  }

  /** The smallest that a count can be for someone who has seen the exact counts alone. */
  long floor(int cell) {
    return floors[cell];
  }

  /** The head, with what is left of its grains. */
  TableHead head() {
    return grains.equals(head.grains()) ? head : head.withGrains(grains);
  }

  List<CellKey> keys() {
    return keys;
  }

  int size() {
    return keys.size();
  }

  long count(int cell) {
    return truths.get(cell).count();
  }

  Tier tier(int cell) {
    return tiers.of(keys.get(cell).type());
  }

  Standing standing(int cell) {
    return dropped.get(cell) ? Standing.UNPUBLISHED : standings[cell];
  }

  /** What the count would be if its cell had not been left out. */
  Standing standingIfPublished(int cell) {
    return standings[cell];
  }

  /** Hides a count because a cell of another table counts the same, or to protect another. */
  void hide(int cell, Standing why) {
    if (standings[cell].shown()) {
      standings[cell] = why;
    }
  }

  /** A count as it is shown when rounded. */
  long rounded(int cell) {
    return rule.rounded(count(cell));
  }

  List<Grain> grains() {
    return grains;
  }

  /** The grain that a cell belongs to; null when it was left out. */
  @Nullable Grain grainOf(int cell) {
    CellKey key = keys.get(cell);
    for (Grain grain : grains) {
      if (grain.types().contains(key.type())
          && grain.area().equals(areaLevels.get(key.area()))
          && grain.time().equals(timeLevels.get(key.time()))) {
        return grain;
      }
    }
    return null;
  }

  /** Leaves some types of a grain out of the table, or, with all of them, the grain. */
  void leaveOut(Grain grain, Set<String> types) {
    List<Grain> left = new ArrayList<>();
    for (Grain one : grains) {
      List<String> kept =
          one.equals(grain)
              ? one.types().stream().filter(type -> !types.contains(type)).toList()
              : one.types();
      if (!kept.isEmpty()) {
        left.add(new Grain(one.area(), one.time(), kept));
      }
    }
    grains = List.copyOf(left);
    for (int c = 0; c < keys.size(); c++) {
      if (!dropped.get(c) && grainOf(c) == null) {
        dropped.set(c);
      }
    }
    floors = floors();
  }

  /** Takes grains back in that had been left out. */
  void restore(List<Grain> before) {
    grains = before;
    for (int c = 0; c < keys.size(); c++) {
      if (dropped.get(c) && grainOf(c) != null) {
        dropped.clear(c);
      }
    }
    floors = floors();
  }

  /** Leaves all of it out. */
  void leaveOutAll() {
    grains = List.of();
    dropped.set(0, keys.size());
  }

  /**
   * How many counts are hidden for a reason.
   *
   * @param except periods not to look at
   */
  long hidden(Standing why, Set<String> except) {
    long hidden = 0;
    for (int c = 0; c < standings.length; c++) {
      hidden += standing(c) == why && !except.contains(keys.get(c).time()) ? 1 : 0;
    }
    return hidden;
  }

  /** All cells as the public may see them; frozen ones as the public has seen them. */
  List<Cell> released(Map<CellKey, Past.Given> published) {
    List<Cell> cells = new ArrayList<>(keys.size());
    for (int c = 0; c < standings.length; c++) {
      CellKey key = keys.get(c);
      Past.Given given = published.get(key);
      if (given != null && frozen.contains(key) && !dropped.get(c)) {
        cells.add(given.cell());
        continue;
      }
      switch (standing(c)) {
        case EXACT -> cells.add(Cell.shown(key, count(c)));
        case ROUNDED -> cells.add(Cell.shown(key, rule.rounded(count(c))));
        case SMALL, FEW, COMPLEMENT -> cells.add(Cell.hidden(key));
        case BETWEEN, UNCOUNTED, UNPUBLISHED -> {}
      }
    }
    return cells;
  }

  /** All cells as the public may see them when nothing was published before. */
  List<Cell> released() {
    return released(Map.of());
  }
}
