package org.porchlight.disclosure;

import java.util.Arrays;
import java.util.List;
import org.porchlight.release.CellKey;
import org.porchlight.release.TableHead;

/**
 * Everything an outsider can write down about how the counts of a table hang together.
 *
 * <p>Variables are the published cells, in the order given, followed by <em>latent</em> ones:
 * counts that are published nowhere but close a sum. If a table shows neighborhoods by month and
 * the city by year, the city by month is latent, and it ties the two together.
 *
 * <p>A relation says that a whole is the sum of its parts (exact), or at least their sum. The
 * second kind stands for areas that merely lie inside another, and for sums some of whose parts are
 * published nowhere.
 *
 * <p>One table is one system. Tables that count the same records could share variables: they would
 * be joined here, by handing in all their heads and cells under one name for the thing counted.
 */
final class CellSystem {
  private static final int MOST_COMBINATIONS = 200_000_000;

  private final String table;
  private final Axis[] axes;
  private final int[] index;
  private final IntList[] coordinates = {new IntList(), new IntList(), new IntList()};
  private final int published;

  private final int[] wholes;
  private final boolean[] exact;
  private final int[] partStart;
  private final int[] parts;
  private final int[] useStart;
  private final int[] uses;

  CellSystem(TableHead head, List<CellKey> cells) {
    table = head.id();
    axes = new Axis[] {new Axis(head.area()), new Axis(head.time()), new Axis(head.type())};
    long combinations = (long) axes[0].size() * axes[1].size() * axes[2].size();
    if (combinations > MOST_COMBINATIONS) {
      throw new IllegalArgumentException(
          "table %s has %d combinations of members; the audit holds up to %d"
              .formatted(table, combinations, MOST_COMBINATIONS));
    }
    index = new int[(int) combinations];
    Arrays.fill(index, -1);
    for (CellKey key : cells) {
      add(axes[0].require(key.area()), axes[1].require(key.time()), axes[2].require(key.type()));
    }
    published = cells.size();
    addLatent();

    IntList wholeOf = new IntList();
    IntList exactOf = new IntList();
    IntList starts = new IntList();
    IntList allParts = new IntList();
    relate(wholeOf, exactOf, starts, allParts);
    wholes = wholeOf.toArray();
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

  private int slot(int area, int time, int type) {
    return (area * axes[1].size() + time) * axes[2].size() + type;
  }

  private void add(int area, int time, int type) {
    int slot = slot(area, time, type);
    if (index[slot] < 0) {
      index[slot] = coordinates[0].size();
      coordinates[0].add(area);
      coordinates[1].add(time);
      coordinates[2].add(type);
    }
  }

  private void addLatent() {
    for (int v = 0; v < coordinates[0].size(); v++) {
      int area = coordinates[0].get(v);
      int time = coordinates[1].get(v);
      int type = coordinates[2].get(v);
      axes[0].wholes(area).forEach(whole -> add(whole, time, type));
      axes[1].wholes(time).forEach(whole -> add(area, whole, type));
      axes[2].wholes(type).forEach(whole -> add(area, time, whole));
    }
  }

  private int sibling(int variable, int axis, int member) {
    return index[
        slot(
            axis == 0 ? member : coordinates[0].get(variable),
            axis == 1 ? member : coordinates[1].get(variable),
            axis == 2 ? member : coordinates[2].get(variable))];
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

  /** The public name of a variable; a latent one has the name it would have if it were shown. */
  CellKey name(int variable) {
    return new CellKey(
        table,
        axes[0].id(coordinates[0].get(variable)),
        axes[1].id(coordinates[1].get(variable)),
        axes[2].id(coordinates[2].get(variable)));
  }
}
