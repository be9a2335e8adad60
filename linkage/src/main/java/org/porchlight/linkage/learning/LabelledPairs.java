package org.porchlight.linkage.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Labels;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.blocking.Candidates;
import org.porchlight.linkage.blocking.PatternCounts;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.workbench.Memos;

/**
 * Labels as counts of patterns: of pairs of entries known to be one person, and of candidates known
 * to be one or two. The trainer takes the known ones out of what it has to guess.
 */
public final class LabelledPairs {
  /** Entries of one person of which all pairs are counted; of more, evenly chosen ones. */
  private static final int MOST_OF_ONE = 60;

  private static final int UNKNOWN = 0;
  private static final int MIXED = -1;

  /** All pairs known to be one person, whether blocking would find them or not. */
  final PatternCounts same = new PatternCounts();

  /** Candidates known to be one person, by the number of their pattern. */
  final long[] sameSeen;

  /** Candidates known to be two people, by the number of their pattern. */
  final long[] apartSeen;

  private LabelledPairs(int patterns) {
    sameSeen = new long[patterns];
    apartSeen = new long[patterns];
  }

  /** No label at all. */
  public static LabelledPairs none(PatternCounts patterns) {
    return new LabelledPairs(patterns.size);
  }

  public static LabelledPairs of(
      Labels labels, Records records, Comparisons comparisons, Candidates candidates) {
    LabelledPairs known = none(candidates.patterns);
    if (labels.isEmpty()) {
      return known;
    }
    Memos memos = comparisons.memos();
    int[] who = whoOfEntry(labels.whoOfRow(), comparisons.entries);
    Map<Long, Boolean> pairs = pairs(labels.pairs(), records, comparisons.entries);
    known.countPersons(who, comparisons, memos);
    for (int i = 0; i < candidates.left.length; i++) {
      int a = candidates.left[i];
      int b = candidates.right[i];
      Boolean said = pairs.get(key(a, b));
      if (said == null && who[a] > 0 && who[b] > 0) {
        said = who[a] == who[b];
      }
      if (said != null) {
        (said ? known.sameSeen : known.apartSeen)[candidates.pattern[i]]++;
      }
    }
    pairs.forEach(
        (key, isSame) -> {
          int a = (int) (key >>> 32);
          int b = (int) (long) key;
          boolean counted = who[a] > 0 && who[a] == who[b];
          if (isSame && !counted) {
            known.add(comparisons.pattern(a, b, memos), 1);
          }
        });
    return known;
  }

  private void add(long pattern, long times) {
    // The number first: handing it out may move the counts.
    int id = same.id(pattern);
    same.counts[id] += times;
  }

  private void countPersons(int[] who, Comparisons comparisons, Memos memos) {
    Map<Integer, List<Integer>> entriesOf = new HashMap<>();
    for (int e = 0; e < who.length; e++) {
      if (who[e] > 0) {
        entriesOf.computeIfAbsent(who[e], any -> new ArrayList<>(2)).add(e);
      }
    }
    for (List<Integer> entries : entriesOf.values()) {
      int step = 1 + (entries.size() - 1) / MOST_OF_ONE;
      for (int i = 0; i < entries.size(); i += step) {
        for (int j = i + step; j < entries.size(); j += step) {
          add(comparisons.pattern(entries.get(i), entries.get(j), memos), (long) step * step);
        }
      }
    }
  }

  /** A number above 0 for each entry whose known records all are one person; else 0 or less. */
  public static int[] whoOfEntry(List<@Nullable String> whoOfRow, Entries entries) {
    int[] who = new int[entries.size];
    if (whoOfRow.isEmpty()) {
      return who;
    }
    if (whoOfRow.size() != entries.entryOfRow.length) {
      throw new IllegalArgumentException(
          "there are %d records and %d labels"
              .formatted(entries.entryOfRow.length, whoOfRow.size()));
    }
    Map<String, Integer> codes = new HashMap<>();
    for (int row = 0; row < entries.entryOfRow.length; row++) {
      String name = whoOfRow.get(row);
      if (name != null && !name.isBlank()) {
        int code = codes.computeIfAbsent(name, any -> codes.size() + 1);
        int entry = entries.entryOfRow[row];
        who[entry] = who[entry] == UNKNOWN || who[entry] == code ? code : MIXED;
      }
    }
    return who;
  }

  /** Pairs of entries that were decided, the later decision counting; one entry is no pair. */
  private static Map<Long, Boolean> pairs(
      List<Decision> decisions, Records records, Entries entries) {
    Map<Long, Boolean> pairs = new HashMap<>();
    Map<String, Integer> rows = decisions.isEmpty() ? Map.of() : records.rowsById();
    for (Decision decision : decisions) {
      Integer a = rows.get(decision.left());
      Integer b = rows.get(decision.right());
      if (a != null && b != null && entries.entryOfRow[a] != entries.entryOfRow[b]) {
        pairs.put(
            key(entries.entryOfRow[a], entries.entryOfRow[b]),
            decision.verdict() == Decision.Verdict.SAME);
      }
    }
    return pairs;
  }

  private static long key(int a, int b) {
    return ((long) Math.min(a, b) << 32) | Math.max(a, b);
  }

  /** How many pairs are known to be one person. */
  long samePairs() {
    return Arrays.stream(same.counts).sum();
  }
}
