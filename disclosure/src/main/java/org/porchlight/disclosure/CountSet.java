package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.disclosure.CellSystem.Place;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * The counts of all tables that count the same records, as one puzzle: what is the same count in
 * two tables, or in two releases, is one unknown.
 *
 * <p>If any table must hide it, all of them do.
 */
final class CountSet {
  /** The true count of this is not known here. */
  static final long UNKNOWN = -1;

  private final CountRule rule;
  private final List<CountTable> tables;
  private final CellSystem system;
  private final long[] truths;
  private final Standing[] standings;
  private final long[] pastLow;
  private final long[] pastHigh;
  private final long[] pastMost;
  private final BitSet pastShown = new BitSet();
  private final BitSet pastHidden = new BitSet();
  private final BitSet frozen = new BitSet();
  private final BitSet open = new BitSet();
  private final int[] firstCell;
  private final IntList nextCell = new IntList();
  private final IntList cellTable = new IntList();
  private final IntList cellNumber = new IntList();

  private CountSet(CountRule rule, List<CountTable> tables, CellSystem system) {
    this.rule = rule;
    this.tables = tables;
    this.system = system;
    int many = system.variables();
    truths = new long[many];
    standings = new Standing[many];
    pastLow = new long[many];
    pastHigh = new long[many];
    pastMost = new long[many];
    firstCell = new int[system.published()];
    Arrays.fill(truths, UNKNOWN);
    Arrays.fill(standings, Standing.UNPUBLISHED);
    Arrays.fill(pastHigh, Bounds.UNBOUNDED);
    Arrays.fill(pastMost, Bounds.UNBOUNDED);
    Arrays.fill(firstCell, -1);
  }

  /** One table by itself, of which nothing was published before. */
  static CountSet of(CountTable table, CountRule rule) {
    return of(table.head().id(), List.of(table), null, Past.NONE, List.of(), rule);
  }

  /**
   * Ties tables together.
   *
   * @param name what to call them in messages: a linked set's id or a table's
   * @param links what is known of them together; null for a table by itself
   * @param past what was published of them before, as the same counts
   * @param between true counts that no table shows, by their common names
   * @throws InconsistentCountsException when the true counts contradict each other
   */
  static CountSet of(
      String name,
      List<CountTable> tables,
      @Nullable LinkedSet links,
      Past past,
      List<Counted> between,
      CountRule rule) {
    return of(name, tables, links, past, between, rule, RecordsBehind.Numbers.NONE);
  }

  /**
   * Ties tables together, and with them the records behind numbers that are no counts.
   *
   * @param behind what such numbers say of counts
   * @throws InconsistentCountsException when the true counts contradict each other
   */
  static CountSet of(
      String name,
      List<CountTable> tables,
      @Nullable LinkedSet links,
      Past past,
      List<Counted> between,
      CountRule rule,
      RecordsBehind.Numbers behind) {
    Set<String> ids = tables.stream().map(table -> table.head().id()).collect(Collectors.toSet());
    return of(name, tables, ids, links, past, between, rule, behind);
  }

  /**
   * What earlier releases said of tables, and nothing else.
   *
   * @param ids of the tables now; others that were linked with them then are taken along
   */
  static CountSet ofPast(
      String name, Set<String> ids, @Nullable LinkedSet links, Past past, CountRule rule) {
    return of(name, List.of(), ids, links, past, List.of(), rule, RecordsBehind.Numbers.NONE);
  }

  private static CountSet of(
      String name,
      List<CountTable> tables,
      Set<String> ids,
      @Nullable LinkedSet links,
      Past past,
      List<Counted> between,
      CountRule rule,
      RecordsBehind.Numbers behind) {
    Layout layout = new Layout(name, links);
    for (CountTable table : tables) {
      layout.add(table.head(), table.keys(), links);
    }
    List<Past.Version> versions =
        past.versions().stream().filter(version -> layout.holds(version, ids)).toList();
    for (Past.Version version : versions) {
      layout.addPast(version);
    }
    behind.heads().forEach(layout::addAreas);
    behind.shown().forEach(layout::addBehind);
    CountSet set = new CountSet(rule, tables, layout.system());
    for (int t = 0; t < tables.size(); t++) {
      set.take(t, tables.get(t), layout, links);
    }
    versions.forEach(version -> set.remember(version, layout));
    behind.shown().forEach(set::remember);
    set.learnTruths(between);
    set.settle();
    return set;
  }

  /** Puts axes and places of many tables together. */
  private static final class Layout {
    private final String name;
    private final Axis area = new Axis();
    private final Axis time = new Axis();
    private final Axis type = new Axis();
    private final Map<String, Boolean> periods = new LinkedHashMap<>();
    private final Map<Place, Integer> places = new LinkedHashMap<>();
    private final List<CellSystem.Ratio> ratios = new ArrayList<>();
    private @Nullable CellSystem system;

    Layout(String name, @Nullable LinkedSet links) {
      this.name = name;
      if (links != null) {
        tie(links);
      }
    }

    private void tie(LinkedSet links) {
      for (Dimension.Sum sum : links.area().sums()) {
        // A part with two names joined is where two areas overlap; nothing is published for it.
        if (sum.parts().stream().anyMatch(part -> part.indexOf('&') >= 0)) {
          area.closedSum(sum.whole(), sum.parts());
        } else {
          area.sum(sum.whole(), sum.parts());
        }
      }
      links.area().within().forEach(within -> area.within(within.whole(), within.part()));
      links.type().sums().forEach(sum -> type.closedSum(sum.whole(), sum.parts()));
      links.type().within().forEach(within -> type.within(within.whole(), within.part()));
    }

    /** What a type of a table is called. */
    static String common(String table, String type, @Nullable LinkedSet links) {
      if (links != null) {
        for (LinkedSet.Names names : links.tables()) {
          if (names.table().equals(table)) {
            return names.common(type);
          }
        }
      }
      return type;
    }

    private static Place place(TableHead head, CellKey key, Map<String, String> names) {
      return new Place(
          key.area(),
          Span.common(key.time(), head.from(), head.to()),
          names.computeIfAbsent(key.type(), same -> same));
    }

    static Map<String, String> names(TableHead head, @Nullable LinkedSet links) {
      Map<String, String> names = new HashMap<>();
      head.type()
          .members()
          .forEach(member -> names.put(member.id(), common(head.id(), member.id(), links)));
      head.type()
          .sums()
          .forEach(
              sum -> sum.parts().forEach(part -> names.put(part, common(head.id(), part, links))));
      return names;
    }

    void add(TableHead head, List<CellKey> keys, @Nullable LinkedSet links) {
      Map<String, String> names = names(head, links);
      area.add(head.area(), id -> id);
      type.add(head.type(), id -> names.computeIfAbsent(id, same -> same));
      time.add(head.time(), id -> Span.common(id, head.from(), head.to()));
      Map<String, String> periodNames = new HashMap<>();
      for (CellKey key : keys) {
        String period =
            periodNames.computeIfAbsent(key.time(), id -> Span.common(id, head.from(), head.to()));
        periods.put(period, true);
        places.putIfAbsent(
            new Place(key.area(), period, names.computeIfAbsent(key.type(), same -> same)),
            places.size());
      }
    }

    /** Whether a past table belongs to this set, then or now. */
    boolean holds(Past.Version version, Set<String> ids) {
      LinkedSet then = linksThen(version);
      return ids.contains(version.head().id())
          || (then == null ? version.head().id() : then.id()).equals(name);
    }

    static @Nullable LinkedSet linksThen(Past.Version version) {
      for (LinkedSet set : version.release().linked()) {
        if (set.tables().stream().anyMatch(n -> n.table().equals(version.head().id()))) {
          return set;
        }
      }
      return null;
    }

    void addPast(Past.Version version) {
      LinkedSet then = linksThen(version);
      if (then != null) {
        tie(then);
      }
      add(version.head(), version.cells().keySet().stream().sorted().toList(), then);
    }

    void addAreas(TableHead head) {
      area.add(head.area(), id -> id);
    }

    void addBehind(RecordsBehind number) {
      for (Place place : number.places()) {
        area.number(place.area());
        time.number(place.time());
        type.number(place.type());
        periods.put(place.time(), true);
        places.putIfAbsent(place, places.size());
      }
      List<String> sides = number.sides().stream().map(Place::type).toList();
      if (!sides.isEmpty()) {
        type.sum(number.all().type(), sides);
      }
      ratios.addAll(number.ratios());
    }

    CellSystem system() {
      CellSystem built = system;
      if (built == null) {
        Span.tie(time, periods.keySet());
        built = new CellSystem(name, area, time, type, List.copyOf(places.keySet()), ratios);
        system = built;
      }
      return built;
    }

    int at(TableHead head, CellKey key, Map<String, String> names) {
      Integer at = places.get(place(head, key, names));
      return at == null ? -1 : at;
    }
  }

  private void take(int number, CountTable table, Layout layout, @Nullable LinkedSet links) {
    Map<String, String> names = Layout.names(table.head(), links);
    for (int c = 0; c < table.size(); c++) {
      int variable = layout.at(table.head(), table.keys().get(c), names);
      cellTable.add(number);
      cellNumber.add(c);
      nextCell.add(firstCell[variable]);
      firstCell[variable] = nextCell.size() - 1;
      if (truths[variable] != UNKNOWN && truths[variable] != table.count(c)) {
        throw InconsistentCountsException.between(
            table.keys().get(c), keyOf(nextCell.get(firstCell[variable])));
      }
      truths[variable] = table.count(c);
      if (table.isFrozen(c)) {
        frozen.set(variable);
      }
      if (table.tier(c) == Tier.OPEN) {
        open.set(variable);
      }
    }
  }

  private CellKey keyOf(int link) {
    return tables.get(cellTable.get(link)).keys().get(cellNumber.get(link));
  }

  private void remember(Past.Version version, Layout layout) {
    Map<String, String> names = Layout.names(version.head(), Layout.linksThen(version));
    version
        .cells()
        .forEach(
            (key, given) -> {
              int variable = layout.at(version.head(), key, names);
              if (given.cell().value() == null) {
                pastHidden.set(variable);
                pastMost[variable] = Math.min(pastMost[variable], given.mostWhenSmall());
              } else {
                pastShown.set(variable);
                pastLow[variable] = Math.max(pastLow[variable], given.low());
                pastHigh[variable] = Math.min(pastHigh[variable], given.high());
              }
            });
  }

  private void remember(RecordsBehind number) {
    int all = system.find(number.all());
    pastLow[all] = Math.max(pastLow[all], number.low());
    pastHigh[all] = Math.min(pastHigh[all], number.high());
    RecordsBehind.Share share = number.share();
    if (share != null) {
      number.sides().stream()
          .mapToInt(system::find)
          .forEach(side -> pastLow[side] = Math.max(pastLow[side], share.atLeast()));
    }
  }

  private void learnTruths(List<Counted> between) {
    Bounds known = new Bounds(system);
    for (int v = 0; v < system.published(); v++) {
      if (truths[v] != UNKNOWN) {
        known.know(v, truths[v], truths[v]);
      } else if (pastShown.get(v)) {
        known.know(v, pastLow[v], pastHigh[v]);
      }
    }
    for (Counted cell : between) {
      int v = system.find(new Place(cell.key().area(), cell.key().time(), cell.key().type()));
      if (v >= 0) {
        known.know(v, cell.count(), cell.count());
      }
    }
    int broken = known.propagate();
    if (broken >= 0) {
      throw InconsistentCountsException.of(system, broken);
    }
    for (int v = 0; v < truths.length; v++) {
      if (known.width(v) == 0) {
        truths[v] = known.low(v);
      }
    }
    BitSet openTypes = new BitSet();
    Map<String, Boolean> openType = new HashMap<>();
    for (int v = 0; v < system.published(); v++) {
      openType.merge(system.type(v), open.get(v), Boolean::logicalOr);
    }
    for (int v = system.published(); v < truths.length; v++) {
      int whole = system.restOf(v);
      if (whole >= 0 ? open.get(whole) : openType.getOrDefault(system.type(v), false)) {
        openTypes.set(v);
      }
    }
    open.or(openTypes);
  }

  /** Works out where every count stands, from where its cells stand. */
  private void settle() {
    for (int v = 0; v < standings.length; v++) {
      standings[v] = v < system.published() ? standingOf(v) : standingBetween(v);
    }
  }

  private Standing standingBetween(int variable) {
    if (!system.closes(variable) || open.get(variable)) {
      return Standing.UNPUBLISHED;
    }
    if (truths[variable] == UNKNOWN) {
      return Standing.UNCOUNTED;
    }
    return isSmall(variable) ? Standing.BETWEEN : Standing.UNPUBLISHED;
  }

  private boolean isSmall(int variable) {
    return truths[variable] != UNKNOWN && truths[variable] <= rule.mostWhenSmall(0);
  }

  private Standing standingOf(int variable) {
    Standing worst = Standing.UNPUBLISHED;
    Standing shown = Standing.UNPUBLISHED;
    boolean frozenShown = false;
    boolean leftOut = false;
    for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
      CountTable table = tables.get(cellTable.get(link));
      int cell = cellNumber.get(link);
      Standing standing = table.standing(cell);
      if (standing == Standing.UNPUBLISHED) {
        leftOut |= table.standingIfPublished(cell).hidden();
      } else if (standing.hidden()) {
        worst = worst.hidden() && worst.compareTo(standing) < 0 ? worst : standing;
      } else {
        shown = shown == Standing.EXACT ? shown : standing;
        frozenShown |= table.isFrozen(cell);
      }
    }
    if (frozenShown || (pastShown.get(variable) && !worst.hidden())) {
      return shown == Standing.EXACT || pastLow[variable] == pastHigh[variable]
          ? Standing.EXACT
          : Standing.ROUNDED;
    }
    if (worst.hidden()) {
      hide(variable, worst);
      return worst;
    }
    if (shown != Standing.UNPUBLISHED) {
      return shown;
    }
    if (pastHidden.get(variable)) {
      return isSmall(variable) ? Standing.SMALL : Standing.COMPLEMENT;
    }
    return leftOut && isSmall(variable) ? Standing.BETWEEN : Standing.UNPUBLISHED;
  }

  private void hide(int variable, Standing why) {
    for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
      CountTable table = tables.get(cellTable.get(link));
      if (!table.isFrozen(cellNumber.get(link))) {
        table.hide(cellNumber.get(link), why);
      }
    }
  }

  /** Starts over: nothing is hidden but what the rule hides. */
  void reset() {
    tables.forEach(CountTable::reset);
    settle();
  }

  /** What the earlier releases alone say: as if no new cell were published. */
  CountSet pastOnly() {
    CountSet alone = new CountSet(rule, List.of(), system);
    System.arraycopy(truths, 0, alone.truths, 0, truths.length);
    System.arraycopy(pastLow, 0, alone.pastLow, 0, truths.length);
    System.arraycopy(pastHigh, 0, alone.pastHigh, 0, truths.length);
    System.arraycopy(pastMost, 0, alone.pastMost, 0, truths.length);
    alone.pastShown.or(pastShown);
    alone.pastHidden.or(pastHidden);
    alone.frozen.or(frozen);
    alone.open.or(open);
    alone.settle();
    return alone;
  }

  CellSystem system() {
    return system;
  }

  /** All counts, those that are published nowhere included. */
  int size() {
    return standings.length;
  }

  /** The true count; {@link #UNKNOWN} for some that are published nowhere or were long ago. */
  long count(int variable) {
    return truths[variable];
  }

  Standing standing(int variable) {
    return standings[variable];
  }

  /** Whether an earlier release gave or hid it. */
  boolean isFrozen(int variable) {
    return frozen.get(variable) || pastShown.get(variable) || pastHidden.get(variable);
  }

  boolean isOpen(int variable) {
    return open.get(variable);
  }

  /** Hides a rounded count to protect another. */
  void hideToProtect(int variable) {
    hide(variable, Standing.COMPLEMENT);
    standings[variable] = Standing.COMPLEMENT;
  }

  /** A count as it is shown when rounded. */
  long shown(int variable) {
    return rule.rounded(Math.max(0, truths[variable]));
  }

  /** The least that what is shown of it allows; 0 when nothing is. */
  long low(int variable) {
    long low = pastLow[variable];
    if (variable < system.published() && standings[variable].shown()) {
      for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
        low = Math.max(low, lowOf(tables.get(cellTable.get(link)), cellNumber.get(link)));
      }
    }
    return low;
  }

  private long lowOf(CountTable table, int cell) {
    return switch (table.standing(cell)) {
      case EXACT -> table.isFrozen(cell) ? 0 : table.count(cell);
      case ROUNDED ->
          table.isFrozen(cell) ? 0 : rule.lowBehind(table.rounded(cell), table.floor(cell));
      case SMALL, FEW, COMPLEMENT, BETWEEN, UNCOUNTED, UNPUBLISHED -> 0;
    };
  }

  /** The most that what is shown of it allows. */
  long high(int variable) {
    long high = pastHigh[variable];
    if (variable < system.published() && standings[variable].shown()) {
      for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
        high = Math.min(high, highOf(tables.get(cellTable.get(link)), cellNumber.get(link)));
      }
    }
    return high;
  }

  private long highOf(CountTable table, int cell) {
    return switch (table.standing(cell)) {
      case EXACT -> table.isFrozen(cell) ? Bounds.UNBOUNDED : table.count(cell);
      case ROUNDED ->
          table.isFrozen(cell) ? Bounds.UNBOUNDED : rule.highBehind(table.rounded(cell));
      case SMALL, FEW, COMPLEMENT, BETWEEN, UNCOUNTED, UNPUBLISHED -> Bounds.UNBOUNDED;
    };
  }

  /**
   * The most it can be for someone who supposes that each cell that hides it does so because the
   * count is small there.
   */
  long mostWhenSmall(int variable) {
    return mostWhenSmall(variable, Bounds.UNBOUNDED);
  }

  /**
   * The most it can be for someone who is told which cells hide it because the count is small
   * there. What is small beside the exact counts of one table may not be beside those of another.
   */
  long mostAsSmall(int variable) {
    return mostWhenSmall(variable, truths[variable]);
  }

  private long mostWhenSmall(int variable, long truth) {
    boolean told = truth != Bounds.UNBOUNDED;
    long most = told && truth > pastMost[variable] ? Bounds.UNBOUNDED : pastMost[variable];
    if (variable < system.published()) {
      for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
        CountTable table = tables.get(cellTable.get(link));
        int cell = cellNumber.get(link);
        long here = rule.mostWhenSmall(table.floor(cell));
        if (table.standing(cell).hidden() && (!told || truth <= here)) {
          most = Math.min(most, here);
        }
      }
    }
    return most == Bounds.UNBOUNDED && !told ? rule.mostWhenSmall(0) : most;
  }

  /** A cell of a table. */
  record TableCell(CountTable table, int cell) {}

  /** The cells that give, or hide, this count now. */
  List<TableCell> cells(int variable) {
    List<TableCell> cells = new ArrayList<>();
    if (variable < system.published()) {
      for (int link = firstCell[variable]; link >= 0; link = nextCell.get(link)) {
        CountTable table = tables.get(cellTable.get(link));
        if (table.standing(cellNumber.get(link)) != Standing.UNPUBLISHED) {
          cells.add(new TableCell(table, cellNumber.get(link)));
        }
      }
    }
    return cells;
  }

  List<CountTable> tables() {
    return tables;
  }
}
