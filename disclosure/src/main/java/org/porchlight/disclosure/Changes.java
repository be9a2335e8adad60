package org.porchlight.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.porchlight.disclosure.CellSystem.Place;
import org.porchlight.release.CellKey;
import org.porchlight.release.Manifest.Rules;

/**
 * What numbers given anew tell of the records that came in between. The old and the new count are
 * two unknowns, each with what was said of it; their difference is known as closely as both
 * together are.
 */
final class Changes {
  private final Rules rules;
  private final List<Epoch> epochs = new ArrayList<>();

  private record Epoch(CountSet set, Bounds bounds) {}

  /**
   * Changes against earlier numbers.
   *
   * @param before what was said in each earlier epoch
   */
  Changes(List<CountSet> before, Rules rules) {
    this.rules = rules;
    for (CountSet set : before) {
      epochs.add(new Epoch(set, Reading.told(set, rules).bounds()));
    }
  }

  /** The rounded counts of a set whose change against an earlier number is known too well. */
  BitSet failing(CountSet now) {
    BitSet failing = new BitSet();
    if (epochs.isEmpty()) {
      return failing;
    }
    Bounds bounds = Reading.told(now, rules).bounds();
    for (int v = 0; v < now.system().published(); v++) {
      if (now.standing(v) != Standing.ROUNDED || now.isFrozen(v)) {
        continue;
      }
      CellKey name = now.system().name(v);
      for (Epoch epoch : epochs) {
        int then = epoch.set().system().find(new Place(name.area(), name.time(), name.type()));
        if (then >= 0
            && then < epoch.set().system().published()
            && epoch.bounds().width(then) + bounds.width(v) < rules.auditWidth()) {
          failing.set(v);
        }
      }
    }
    return failing;
  }
}
