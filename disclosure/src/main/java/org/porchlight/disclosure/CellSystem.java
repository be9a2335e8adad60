package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/**
 * Everything an outsider can write down about how the counts of linked tables hang together.
 *
 * <p>Variables are the published cells, in the order given, followed by <em>latent</em> ones:
 * counts that are published nowhere but close a sum. If a table shows neighborhoods by month and
 * the city by year, the city by month is latent, and it ties the two together.
 *
 * <p>What is left of a whole when some of its types are published and others are not is a
 * <em>rest</em>: a variable that no table names, and that everybody can get by subtraction.
 *
 * <p>A relation says that a whole is the sum of its parts (exact), or at least their sum. The
 * second kind stands for areas that merely lie inside another, and for sums some of whose parts are
 * published nowhere. In a <em>ratio</em>, a relation of the second kind with one part, each counts
 * so many times.
 */
final class CellSystem {
  private final String name;
  private final Axis[] axes;
  private final Places index;
  private final IntList[] coordinates = {new IntList(), new IntList(), new IntList()};
  private final int published;
  private final int closing;
  private final List<Rest> rests;
  private final int firstRest;

  private final int[] wholes;
  private final boolean[] exact;
  private final int[] wholeFactors;
  private final int[] partFactors;
  private final int[] partStart;
  private final int[] parts;
  private final int[] useStart;
  private final int[] uses;

  /** One table by itself. */
  static CellSystem of(TableHead head, List<CellKey> cells) {
    return new CellSystem(
        head.id(),
        new Axis(head.area()),
        new Axis(head.time()),
        new Axis(head.type()),
        cells.stream().map(key -> new Place(key.area(), key.time(), key.type())).toList());
  }

  /**
   * Where a variable stands, by ids of the axes' members.
   *
   * @param type its name among the linked tables
   */
  record Place(String area, String time, String type) {}

  /**
   * So many times one count is at least so many times another: what a percent says of the records
   * inside it and of all.
   */
  record Ratio(Place more, int moreFactor, Place less, int lessFactor) {}

  /** Ties all published cells together by sums alone. */
  CellSystem(String name, Axis area, Axis time, Axis type, List<Place> published) {
    this(name, area, time, type, published, List.of());
  }

  /**
   * Ties all published cells together.
   *
   * @param name what to call the whole in messages
   * @param published where cells are published, each place once
   * @param ratios between places among them
   */
  CellSystem(
      String name, Axis area, Axis time, Axis type, List<Place> published, List<Ratio> ratios) {
    this.name = name;
    axes = new Axis[] {area, time, type};
    for (Place place : published) {
      area.require(place.area());
      time.require(place.time());
      type.require(place.type());
    }
    // Before places are numbered: each kind of rest is one more type.
    rests = rests(published);
    index = new Places(time.size(), type.size());
    for (Place place : published) {
      add(area.require(place.area()), time.require(place.time()), type.require(place.type()));
    }
    this.published = coordinates[0].size();
    if (this.published != published.size()) {
      throw new IllegalArgumentException("%s has two cells in one place".formatted(name));
    }
    addClosing();
    firstRest = coordinates[0].size();
    rests.forEach(rest -> add(rest.area(), rest.time(), rest.type()));
    closing = coordinates[0].size();
    addLatent();

    IntList wholeOf = new IntList();
    IntList exactOf = new IntList();
    IntList starts = new IntList();
    IntList allParts = new IntList();
    relate(wholeOf, exactOf, starts, allParts);
    relateRests(wholeOf, exactOf, starts, allParts);
    int plain = wholeOf.size();
    for (Ratio ratio : ratios) {
      wholeOf.add(find(ratio.more()));
      exactOf.add(0);
      starts.add(allParts.size());
      allParts.add(find(ratio.less()));
    }
    wholes = wholeOf.toArray();
    wholeFactors = new int[wholes.length];
    partFactors = new int[wholes.length];
    Arrays.fill(wholeFactors, 1);
    Arrays.fill(partFactors, 1);
    for (int r = 0; r < ratios.size(); r++) {
      wholeFactors[plain + r] = ratios.get(r).moreFactor();
      partFactors[plain + r] = ratios.get(r).lessFactor();
    }
    exact = new boolean[wholes.length];
    for (int r = 0; r < exact.length; r++) {
      exact[r] = exactOf.get(r) == 1;
    }
    starts.add(allParts.size());
    partStart = starts.toArray();
    parts = allParts.toArray();
    useStart = new int[variables() + 1];
    uses = new int[parts.length + wholes.length];
    indexUses();
  }

  /**
   * What is left of a whole.
   *
   * @param whole a published type
   * @param shown its parts that are published in the same area and time
   * @param type of the rest itself
   */
  private record Rest(int area, int time, int whole, List<Integer> shown, int type) {}

  private List<Rest> rests(List<Place> published) {
    Map<Long, Set<Integer>> together = new LinkedHashMap<>();
    for (Place place : published) {
      long at = (long) axes[0].require(place.area()) << 32 | axes[1].require(place.time());
      together.computeIfAbsent(at, _ -> new TreeSet<>()).add(axes[2].require(place.type()));
    }
    List<Rest> found = new ArrayList<>();
    together.forEach(
        (at, types) -> {
          Set<Integer> named = new TreeSet<>();
          for (int whole : types) {
            for (int[] sum : axes[2].sums(whole)) {
              List<Integer> shown = Arrays.stream(sum).filter(types::contains).boxed().toList();
              if (!shown.isEmpty() && shown.size() < sum.length && !closes(whole, sum)) {
                int rest = rest(whole, shown);
                if (named.add(rest)) {
                  found.add(new Rest((int) (at >> 32), at.intValue(), whole, shown, rest));
                }
              }
            }
          }
        });
    return found;
  }

  /** Whether all parts of a sum of types are unknowns, so that nothing is left over. */
  private boolean closes(int whole, int[] sum) {
    return axes[2].closedSums(whole).stream().anyMatch(closed -> Arrays.equals(closed, sum));
  }

  private int rest(int whole, List<Integer> shown) {
    return axes[2].number(
        shown.stream()
            .map(axes[2]::id)
            .collect(Collectors.joining("~", axes[2].id(whole) + "~", "")));
  }

  private void add(int area, int time, int type) {
    if (index.find(area, time, type) < 0) {
      index.put(area, time, type, coordinates[0].size());
      coordinates[0].add(area);
      coordinates[1].add(time);
      coordinates[2].add(type);
    }
  }

  /**
   * Parts that are published nowhere and close a sum: of areas and types, where all they are part
   * of is published; of times, also where periods of one place overlap and none of them makes up
   * the other, so that one less the other is a number that no table shows.
   */
  private void addClosing() {
    for (int v = 0; v < published; v++) {
      for (int axis = 0; axis < 3; axis++) {
        int member = coordinates[axis].get(v);
        boolean remainder = axis == 1 && leavesRemainder(v);
        for (int[] sum : remainder ? axes[axis].sums(member) : axes[axis].closedSums(member)) {
          for (int part : sum) {
            if (axis == 1 || isSurrounded(v, axis, part)) {
              add(
                  axis == 0 ? part : coordinates[0].get(v),
                  axis == 1 ? part : coordinates[1].get(v),
                  axis == 2 ? part : coordinates[2].get(v));
            }
          }
        }
      }
    }
  }

  private boolean isSurrounded(int variable, int axis, int part) {
    return axes[axis].wholes(part).stream()
        .allMatch(whole -> isPublished(sibling(variable, axis, whole)));
  }

  /** Whether another period is published in the same place that shares days with this one. */
  private boolean leavesRemainder(int variable) {
    int time = coordinates[1].get(variable);
    boolean tiled =
        axes[1].sums(time).stream()
            .anyMatch(
                sum ->
                    Arrays.stream(sum).allMatch(part -> isPublished(sibling(variable, 1, part))));
    return !tiled
        && axes[1].overlapping(time).stream()
            .anyMatch(other -> isPublished(sibling(variable, 1, other)));
  }

  private boolean isPublished(int variable) {
    return variable >= 0 && variable < published;
  }

  private void addLatent() {
    for (int v = 0; v < coordinates[0].size(); v++) {
      if (restOf(v) >= 0) {
        continue;
      }
      int area = coordinates[0].get(v);
      int time = coordinates[1].get(v);
      int type = coordinates[2].get(v);
      axes[0].wholes(area).forEach(whole -> add(whole, time, type));
      axes[1].wholes(time).forEach(whole -> add(area, whole, type));
      axes[2].wholes(type).forEach(whole -> add(area, time, whole));
    }
  }

  private int sibling(int variable, int axis, int member) {
    return index.find(
        axis == 0 ? member : coordinates[0].get(variable),
        axis == 1 ? member : coordinates[1].get(variable),
        axis == 2 ? member : coordinates[2].get(variable));
  }

  private void relate(IntList wholeOf, IntList exactOf, IntList starts, IntList allParts) {
    for (int v = 0; v < variables(); v++) {
      for (int axis = 0; axis < 3; axis++) {
        int member = coordinates[axis].get(v);
        for (int[] sum : axes[axis].sums(member)) {
          int start = allParts.size();
          for (int part : sum) {
            int sibling = sibling(v, axis, part);
            if (sibling >= 0) {
              allParts.add(sibling);
            }
          }
          if (allParts.size() > start) {
            wholeOf.add(v);
            exactOf.add(allParts.size() - start == sum.length ? 1 : 0);
            starts.add(start);
          }
        }
        for (int part : axes[axis].smaller(member)) {
          int sibling = sibling(v, axis, part);
          if (sibling >= 0) {
            wholeOf.add(v);
            exactOf.add(0);
            starts.add(allParts.size());
            allParts.add(sibling);
          }
        }
      }
    }
  }

  /** A whole is its shown parts and the rest. */
  private void relateRests(IntList wholeOf, IntList exactOf, IntList starts, IntList allParts) {
    for (int r = 0; r < rests.size(); r++) {
      Rest rest = rests.get(r);
      wholeOf.add(index.find(rest.area(), rest.time(), rest.whole()));
      exactOf.add(1);
      starts.add(allParts.size());
      for (int part : rest.shown()) {
        allParts.add(index.find(rest.area(), rest.time(), part));
      }
      allParts.add(firstRest + r);
    }
  }

  /** The whole that a variable is the rest of; -1 when it is none. */
  int restOf(int variable) {
    int r = variable - firstRest;
    if (r < 0 || r >= rests.size()) {
      return -1;
    }
    Rest rest = rests.get(r);
    return index.find(rest.area(), rest.time(), rest.whole());
  }

  private void indexUses() {
    int[] counts = new int[variables() + 1];
    for (int whole : wholes) {
      counts[whole]++;
    }
    for (int part : parts) {
      counts[part]++;
    }
    for (int v = 0; v < variables(); v++) {
      useStart[v + 1] = useStart[v] + counts[v];
    }
    int[] next = useStart.clone();
    for (int r = 0; r < relations(); r++) {
      uses[next[wholes[r]]++] = r;
      for (int p = partStart[r]; p < partStart[r + 1]; p++) {
        uses[next[parts[p]]++] = r;
      }
    }
  }

  /**
   * Variables that stand near one: in areas, times and types that hang together with its own, each
   * with each. Unlike those that share a relation with it, they can take from each other what they
   * give.
   *
   * @param most how many areas, times and types
   */
  int[] near(int variable, int[] most) {
    int anchor = restOf(variable) < 0 ? variable : restOf(variable);
    int[][] near = new int[3][];
    for (int axis = 0; axis < 3; axis++) {
      near[axis] = axes[axis].near(coordinates[axis].get(anchor), most[axis]);
    }
    IntList found = new IntList();
    found.add(variable);
    for (int area : near[0]) {
      for (int time : near[1]) {
        for (int type : near[2]) {
          int at = index.find(area, time, type);
          if (at >= 0 && at != variable) {
            found.add(at);
          }
        }
      }
    }
    return found.toArray();
  }

  /** Of what a variable is part, by area, time and type; a rest is where its whole is. */
  List<Set<Integer>> wholes(int variable) {
    int at = restOf(variable) < 0 ? variable : restOf(variable);
    return List.of(
        axes[0].wholes(coordinates[0].get(at)),
        axes[1].wholes(coordinates[1].get(at)),
        axes[2].wholes(coordinates[2].get(at)));
  }

  /** How many variables are published; these come first. */
  int published() {
    return published;
  }

  int variables() {
    return coordinates[0].size();
  }

  int relations() {
    return wholes.length;
  }

  int whole(int relation) {
    return wholes[relation];
  }

  /** Whether the whole is exactly its parts; otherwise it is at least their sum. */
  boolean isExact(int relation) {
    return exact[relation];
  }

  /** How many times the whole counts in a relation; 1 but for ratios. */
  int wholeFactor(int relation) {
    return wholeFactors[relation];
  }

  /** How many times each part counts in a relation; 1 but for ratios, which have one part. */
  int partFactor(int relation) {
    return partFactors[relation];
  }

  /** Whether a relation is a ratio. */
  boolean isRatio(int relation) {
    return wholeFactors[relation] != 1 || partFactors[relation] != 1;
  }

  int partsFrom(int relation) {
    return partStart[relation];
  }

  int partsTo(int relation) {
    return partStart[relation + 1];
  }

  /** A part, by a position from {@link #partsFrom} up to but not including {@link #partsTo}. */
  int part(int at) {
    return parts[at];
  }

  int usesFrom(int variable) {
    return useStart[variable];
  }

  int usesTo(int variable) {
    return useStart[variable + 1];
  }

  /** A relation of a variable, by a position from {@link #usesFrom} to {@link #usesTo}. */
  int use(int at) {
    return uses[at];
  }

  /** Whether a variable is published nowhere and closes a sum between published ones. */
  boolean closes(int variable) {
    return variable >= published && variable < closing;
  }

  /** The variable at a place; -1 when there is none. */
  int find(Place place) {
    Integer area = axes[0].find(place.area());
    Integer time = axes[1].find(place.time());
    Integer type = axes[2].find(place.type());
    return area == null || time == null || type == null ? -1 : index.find(area, time, type);
  }

  /** The common name of a variable's type. */
  String type(int variable) {
    return axes[2].id(coordinates[2].get(variable));
  }

  /** A variable's name: the set's, and where it stands. */
  CellKey name(int variable) {
    return new CellKey(
        name,
        axes[0].id(coordinates[0].get(variable)),
        axes[1].id(coordinates[1].get(variable)),
        axes[2].id(coordinates[2].get(variable)));
  }
}
