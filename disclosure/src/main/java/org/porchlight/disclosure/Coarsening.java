package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.disclosure.CountSet.TableCell;
import org.porchlight.release.Dimension;
import org.porchlight.release.Manifest;
import org.porchlight.release.TableHead.Grain;

/**
 * Takes from linked tables what says too much and cannot be hidden cell by cell: the types of a
 * family, then the months beside their quarters, the neighborhoods beside their districts.
 */
final class Coarsening {
  private final CountSet set;
  private final List<Step> steps = new ArrayList<>();

  private record Step(CountTable table, Manifest.Coarsening what) {}

  Coarsening(CountSet set) {
    this.set = set;
  }

  /** What was left out so far. */
  List<Manifest.Coarsening> steps() {
    return steps.stream().map(Step::what).toList();
  }

  /** How many steps were taken. */
  int size() {
    return steps.size();
  }

  /** Takes one step back; the answer undoes that. */
  Runnable undo(int step) {
    Step taken = steps.remove(step);
    CountTable table = taken.table();
    List<Grain> without = table.grains();
    Manifest.Coarsening what = taken.what();
    List<Grain> with = new ArrayList<>();
    boolean merged = false;
    for (Grain grain : without) {
      boolean same = grain.area().equals(what.area()) && grain.time().equals(what.time());
      with.add(same && !merged ? joined(table, grain, what) : grain);
      merged |= same;
    }
    if (!merged) {
      with.add(joined(table, new Grain(what.area(), what.time(), List.of()), what));
    }
    table.restore(List.copyOf(with));
    set.reset();
    return () -> {
      steps.add(step, taken);
      table.leaveOut(
          table.grains().stream()
              .filter(grain -> grain.area().equals(what.area()) && grain.time().equals(what.time()))
              .findFirst()
              .orElseThrow(),
          Set.copyOf(what.types()));
      set.reset();
    };
  }

  /** The types of a grain and those taken back, in the order of the table's own grains. */
  private static Grain joined(CountTable table, Grain grain, Manifest.Coarsening what) {
    Set<String> types = new TreeSet<>(grain.types());
    types.addAll(what.types());
    return new Grain(
        grain.area(),
        grain.time(),
        table.head().type().members().stream()
            .map(org.porchlight.release.Member::id)
            .filter(types::contains)
            .toList());
  }

  private record Target(CountTable table, Grain grain) {}

  /**
   * Leaves out the part that says most about counts that are known too well.
   *
   * @return false when there is nothing to leave out
   */
  boolean step(BitSet failing, Reading reading) {
    Map<Target, Integer> votes = new LinkedHashMap<>();
    failing.stream().forEach(v -> voteForParents(v, reading, votes));
    if (votes.isEmpty()) {
      failing.stream().forEach(v -> vote(v, votes));
    }
    Target worst = null;
    for (Map.Entry<Target, Integer> entry : votes.entrySet()) {
      if (worst == null || entry.getValue() > votes.getOrDefault(worst, 0)) {
        worst = entry.getKey();
      }
    }
    if (worst == null) {
      return false;
    }
    Set<String> types = finest(worst);
    worst.table().leaveOut(worst.grain(), types);
    steps.add(
        new Step(
            worst.table(),
            new Manifest.Coarsening(
                worst.table().head().id(),
                worst.grain().area(),
                worst.grain().time(),
                List.copyOf(types))));
    set.reset();
    return true;
  }

  /** Counts that show, cannot be hidden, and bound this one. */
  private void voteForParents(int variable, Reading reading, Map<Target, Integer> votes) {
    CellSystem system = set.system();
    for (int u = system.usesFrom(variable); u < system.usesTo(variable); u++) {
      int relation = system.use(u);
      if (reading.binds(relation, variable) || reading.tellsTooMuch(relation, variable)) {
        voteIfShown(system.whole(relation), variable, votes);
        for (int p = system.partsFrom(relation); p < system.partsTo(relation); p++) {
          voteIfShown(system.part(p), variable, votes);
        }
      }
    }
  }

  private void voteIfShown(int variable, int except, Map<Target, Integer> votes) {
    if (variable != except && set.standing(variable).shown()) {
      vote(variable, votes);
    }
  }

  private void vote(int variable, Map<Target, Integer> votes) {
    for (TableCell cell : set.cells(variable)) {
      Grain grain = cell.table().grainOf(cell.cell());
      if (grain != null && !cell.table().isFrozen(cell.cell())) {
        votes.merge(new Target(cell.table(), grain), 1, Integer::sum);
      }
    }
  }

  /** The types of a grain that are parts of others in it; all of them when none are. */
  private static Set<String> finest(Target target) {
    Set<String> parts = new TreeSet<>();
    for (Dimension.Sum sum : target.table().head().type().sums()) {
      if (target.grain().types().contains(sum.whole())) {
        sum.parts().stream().filter(target.grain().types()::contains).forEach(parts::add);
      }
    }
    return parts.isEmpty() ? new TreeSet<>(target.grain().types()) : parts;
  }
}
