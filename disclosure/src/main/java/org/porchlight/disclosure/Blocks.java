package org.porchlight.disclosure;

import java.util.BitSet;

/** Which unknown counts hang together: those that stand in one relation, and so on from there. */
final class Blocks {
  private final int[] parent;
  private final int[] ofRelations;

  /**
   * Finds the blocks.
   *
   * @param known variables that separate blocks instead of joining them
   */
  Blocks(CellSystem system, BitSet known) {
    parent = new int[system.variables()];
    for (int v = 0; v < parent.length; v++) {
      parent[v] = v;
    }
    int[] member = new int[system.relations()];
    for (int r = 0; r < member.length; r++) {
      member[r] = known.get(system.whole(r)) ? -1 : system.whole(r);
      for (int p = system.partsFrom(r); p < system.partsTo(r); p++) {
        int part = system.part(p);
        if (known.get(part)) {
          continue;
        }
        if (member[r] < 0) {
          member[r] = part;
        } else {
          parent[of(part)] = of(member[r]);
        }
      }
    }
    ofRelations = member;
    for (int r = 0; r < member.length; r++) {
      ofRelations[r] = member[r] < 0 ? -1 : of(member[r]);
    }
  }

  /** The block of an unknown, named by one of its variables. */
  int of(int variable) {
    int at = variable;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** The block of each relation; -1 where all is known. */
  int[] ofRelations() {
    return ofRelations;
  }
}
