package org.porchlight.linkage;

/** One pass of blocking: for each entry the other entries that share its key. */
final class Block {
  final BlockingPass report;

  /** Entries, block after block, in rising order within each. */
  private final int[] members;

  /** For each entry its place in {@link #members}, or −1. */
  private final int[] position;

  /** For each place in {@link #members} the end of its block. */
  private final int[] end;

  /**
   * Groups entries.
   *
   * @param keys of each entry; 0 for none
   * @param refinements second keys, tried in turn where a block is above the limit
   */
  Block(String name, long[] keys, int[][] refinements, int limit, double budget) {
    int n = keys.length;
    int cap = limit;
    Build build = new Build(keys.clone(), refinements, cap);
    while (build.pairs > budget && cap > 24) {
      cap /= 2;
      build = new Build(keys.clone(), refinements, cap);
    }
    members = build.members;
    position = new int[n];
    java.util.Arrays.fill(position, -1);
    end = new int[members.length];
    for (int b = 0; b < build.blocks; b++) {
      for (int i = build.from[b]; i < build.from[b + 1]; i++) {
        position[members[i]] = i;
        end[i] = build.from[b + 1];
      }
    }
    report = new BlockingPass(name, build.pairs, build.cut, build.windowed);
  }

  int first(int entry) {
    return position[entry] + 1;
  }

  int end(int entry) {
    return position[entry] < 0 ? 0 : end[position[entry]];
  }

  int member(int at) {
    return members[at];
  }

  private static final class Build {
    int[] members;
    int[] from;
    int blocks;
    long pairs;
    int cut;
    int windowed;

    Build(long[] keys, int[][] refinements, int cap) {
      int n = keys.length;
      int[] order = new int[n];
      long[] sorted = new long[n];
      int known = 0;
      for (int i = 0; i < n; i++) {
        if (keys[i] != 0) {
          order[known] = i;
          sorted[known++] = keys[i];
        }
      }
      KeySort.sort(sorted, order, known);
      for (int r = 0; r <= refinements.length; r++) {
        boolean again = false;
        int from = 0;
        for (int i = 1; i <= known; i++) {
          if (i == known || sorted[i] != sorted[from]) {
            if (i - from > cap) {
              again = true;
              if (r == 0) {
                cut++;
              }
              refine(sorted, order, from, i, r < refinements.length ? refinements[r] : null, cap);
              if (r == refinements.length) {
                windowed++;
              }
            }
            from = i;
          }
        }
        if (!again) {
          break;
        }
        KeySort.sort(sorted, order, known);
      }
      group(sorted, order, known);
    }

    private static void refine(
        long[] sorted,
        int[] order,
        int from,
        int to,
        int @org.jspecify.annotations.Nullable [] second,
        int cap) {
      for (int i = from; i < to; i++) {
        // Entries are in alphabetical order, so a window holds neighbors of it.
        long value = second == null ? (i - from) / cap + 0x1_0000_0000L : second[order[i]];
        sorted[i] = Bits.mix(sorted[i], value) | 1;
      }
    }

    private void group(long[] sorted, int[] order, int known) {
      int[] grouped = new int[known];
      int[] starts = new int[known / 2 + 2];
      int used = 0;
      int start = 0;
      for (int i = 1; i <= known; i++) {
        if (i == known || sorted[i] != sorted[start]) {
          int length = i - start;
          if (length > 1) {
            starts[blocks++] = used;
            System.arraycopy(order, start, grouped, used, length);
            // Refining moves entries about; candidates are read in rising order.
            java.util.Arrays.sort(grouped, used, used + length);
            used += length;
            pairs += (long) length * (length - 1) / 2;
          }
          start = i;
        }
      }
      starts[blocks] = used;
      members = java.util.Arrays.copyOf(grouped, used);
      from = java.util.Arrays.copyOf(starts, blocks + 1);
    }
  }
}
