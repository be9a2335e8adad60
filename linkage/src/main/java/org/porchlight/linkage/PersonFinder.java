package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.SortedKeys;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.outcome.Guest;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.workbench.Memos;

/**
 * Looks one record up among those of a finished run: which persons may it be about, and how sure is
 * that? Changes nothing: the next run decides. Safe to share between threads, which take turns.
 */
public final class PersonFinder {
  private static final double LEAST_BITS = -6;

  private final Linkage linkage;
  private final Blocking blocking;
  private final List<Index> indexes = new ArrayList<>();
  private final Guest guest;
  private final int[] seen;
  private final int[] firstRow;
  private int lookups;

  PersonFinder(Linkage linkage) {
    this.linkage = linkage;
    Entries entries = linkage.comparisons().entries;
    blocking = new Blocking(entries);
    List<String> leftOut =
        linkage.blocking().stream().filter(pass -> !pass.used()).map(BlockingPass::key).toList();
    for (Blocking.Pass pass : blocking.passes()) {
      if (!leftOut.contains(pass.name())) {
        indexes.add(new Index(pass, new SortedKeys(pass.keys(entries.size))));
      }
    }
    guest = new Guest(linkage);
    seen = new int[entries.size];
    firstRow = linkage.firstRows();
  }

  /**
   * A person the record may be about.
   *
   * @param person as {@link LinkResult#person}
   * @param recordId the person's record that is most like it
   * @param weight of that pair, with the guards applied
   */
  public record Found(int person, String recordId, MatchWeight weight) {}

  /**
   * The persons a record may be about, the likeliest first. Persons below −6 bits are left out, and
   * so are those that no pass of blocking would have brought together with it.
   *
   * @param values one for each column of the run, in their order; null or blank means unknown
   * @param atMost how many, 0 or more
   */
  public synchronized List<Found> find(List<? extends @Nullable String> values, int atMost) {
    guest.arrive(values);
    blocking.welcome();
    lookups++;
    Memos memos = linkage.comparisons().shortMemos();
    Map<Integer, Found> best = new HashMap<>();
    for (Index index : indexes) {
      for (int entry : index.partners(blocking.refinements(), guest.entry())) {
        if (seen[entry] != lookups) {
          seen[entry] = lookups;
          double bits = linkage.scorer().score(entry, guest.entry(), memos);
          if (bits >= LEAST_BITS) {
            int row = firstRow[entry];
            int person = linkage.personOfRow()[row];
            Found found = new Found(person, linkage.records().id(row), new MatchWeight(bits));
            best.merge(person, found, (a, b) -> order().compare(a, b) <= 0 ? a : b);
          }
        }
      }
    }
    return best.values().stream().sorted(order()).limit(atMost).toList();
  }

  private static Comparator<Found> order() {
    return Comparator.comparing(Found::weight).reversed().thenComparing(Found::recordId);
  }

  /** The entries of one pass by their key. */
  private record Index(Blocking.Pass pass, SortedKeys keys) {
    /** Entries with the guest's key, no more than a block may hold. */
    int[] partners(int[][] refinements, int guest) {
      long key = pass.key(guest);
      int[] partners = key == 0 ? new int[0] : keys.with(key);
      for (int r = 0; r < refinements.length && partners.length > Blocking.LARGEST_BLOCK; r++) {
        int[] second = refinements[r];
        int count = 0;
        for (int entry : partners) {
          if (second[entry] == second[guest]) {
            partners[count++] = entry;
          }
        }
        partners = Arrays.copyOf(partners, count);
      }
      return Arrays.copyOf(partners, Math.min(partners.length, Blocking.LARGEST_BLOCK));
    }
  }
}
