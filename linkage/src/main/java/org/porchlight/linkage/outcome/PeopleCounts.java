package org.porchlight.linkage.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.porchlight.linkage.CountInterval;
import org.porchlight.linkage.workbench.Bits;

/** How many people have many records, with the interval that {@link Alternatives} give. */
public final class PeopleCounts {
  private static final int SAMPLES = 200;

  private final Linkage linkage;

  public PeopleCounts(Linkage linkage) {
    this.linkage = linkage;
  }

  /**
   * Counts people.
   *
   * @param atLeast numbers of records, each 1 or more
   * @param scopes each the records that count
   * @return for each scope the 90 % interval of each number
   */
  public List<List<CountInterval>> atLeast(List<Integer> atLeast, List<BitSet> scopes, long seed) {
    int[] numbers = atLeast.stream().mapToInt(Integer::intValue).toArray();
    int[][][] counts = new int[scopes.size()][numbers.length][SAMPLES];
    BitSet wanted = new BitSet();
    scopes.forEach(wanted::or);
    Alternatives alternatives = linkage.alternatives();
    IntStream.range(0, SAMPLES)
        .parallel()
        .forEach(
            s -> {
              int[] persons = alternatives.draw(wanted, Bits.mix(seed, s));
              for (int i = 0; i < counts.length; i++) {
                int[] people = people(persons, scopes.get(i), numbers);
                for (int k = 0; k < people.length; k++) {
                  counts[i][k][s] = people[k];
                }
              }
            });
    List<List<CountInterval>> intervals = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      int[] made = people(linkage.personOfRow(), scopes.get(i), numbers);
      List<CountInterval> ofScope = new ArrayList<>();
      for (int k = 0; k < numbers.length; k++) {
        ofScope.add(interval(made[k], counts[i][k]));
      }
      intervals.add(List.copyOf(ofScope));
    }
    return List.copyOf(intervals);
  }

  private static CountInterval interval(int count, int[] drawn) {
    Arrays.sort(drawn);
    int low = Math.min(count, drawn[SAMPLES / 20]);
    int high = Math.max(count, drawn[SAMPLES - 1 - SAMPLES / 20]);
    // People come whole: where there is doubt at all, a percentile may be one of them off.
    int step = low < high ? 1 : 0;
    return new CountInterval(count, drawn[SAMPLES / 2], Math.max(0, low - step), high + step);
  }

  /** For each number, how many persons have at least so many of these rows. */
  private static int[] people(int[] personOfRow, BitSet rows, int[] numbers) {
    int[] records = new int[personOfRow.length];
    int[] people = new int[numbers.length];
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      if (row < personOfRow.length) {
        int now = ++records[personOfRow[row]];
        for (int k = 0; k < numbers.length; k++) {
          people[k] += now == numbers[k] ? 1 : 0;
        }
      }
    }
    return people;
  }
}
