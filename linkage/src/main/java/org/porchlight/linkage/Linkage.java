package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All that a finished run knows. */
@SuppressWarnings("ArrayRecordComponent")
record Linkage(
    Records records,
    Comparisons comparisons,
    Scorer scorer,
    Model model,
    MatchWeight threshold,
    Constraints constraints,
    Scores scores,
    boolean[] thin,
    boolean[] unsure,
    Attribution attribution,
    List<Clusterer.Merge> merges,
    int[] personOfRow,
    int persons,
    long pairs,
    List<BlockingPass> blocking) {

  /** Pairs of entries with their weights. */
  record Scores(int[] left, int[] right, double[] bits) {}

  /** Numbers persons in order of first appearance. */
  static int[] numbered(int[] entryOfRow, int[] group, boolean[] unsure) {
    int[] number = new int[group.length];
    Arrays.fill(number, -1);
    int[] person = new int[entryOfRow.length];
    int next = 0;
    for (int row = 0; row < person.length; row++) {
      int entry = entryOfRow[row];
      if (unsure[entry]) {
        person[row] = next++;
      } else {
        int of = group[entry];
        if (number[of] < 0) {
          number[of] = next++;
        }
        person[row] = number[of];
      }
    }
    return person;
  }

  /** The first record of each entry. */
  String[] firstIds() {
    String[] ids = new String[comparisons.entries.size];
    for (int row = records.size() - 1; row >= 0; row--) {
      ids[comparisons.entries.entryOfRow[row]] = records.id(row);
    }
    return ids;
  }

  int[] personOfRowAt(double bits) {
    Clusterer clusterer = new Clusterer(scorer, bits, constraints, thin);
    clusterer.cluster(scores.left, scores.right, scores.bits);
    boolean[] still = unsure.clone();
    Attribution.of(scorer, thin, clusterer.group, constraints, new Workers(1))
        .assign(clusterer.group, still, bits);
    return numbered(comparisons.entries.entryOfRow, clusterer.group, still);
  }

  int[] sample(long seed) {
    Forest forest = new Forest(comparisons.entries.size);
    constraints.same().forEach(pair -> forest.join(pair[0], pair[1]));
    List<int[]> joined = new ArrayList<>();
    for (int i = 0; i < merges.size(); i++) {
      Clusterer.Merge merge = merges.get(i);
      double dice = (Bits.mix(seed, i) >>> 11) * 0x1p-53;
      if (dice < Bits.probability(merge.bits())) {
        joined.add(new int[] {merge.left(), merge.right()});
      }
    }
    joined.forEach(pair -> forest.join(pair[0], pair[1]));
    int[] group = new int[comparisons.entries.size];
    for (int i = 0; i < group.length; i++) {
      group[i] = forest.find(i);
    }
    return numbered(comparisons.entries.entryOfRow, group, unsure);
  }

  Explanation explain(String left, String right) {
    Map<String, Integer> rows = records.rowsById();
    Integer a = rows.get(left);
    Integer b = rows.get(right);
    if (a == null || b == null) {
      throw new UnusableInputException(
          List.of(
              "There is no record with the %s id; give two ids from the record-id column."
                  .formatted(a == null ? "first" : "second")));
    }
    int i = comparisons.entries.entryOfRow[a];
    int j = comparisons.entries.entryOfRow[b];
    Memos memos = comparisons.memos();
    long pattern = comparisons.pattern(i, j, memos);
    List<Explanation.FieldEvidence> fields = new ArrayList<>();
    double sum = scorer.startBits();
    for (int c = 0; c < comparisons.count(); c++) {
      Comparison comparison = comparisons.all.get(c);
      double bits = scorer.fieldBits(i, j, pattern, c);
      sum += bits;
      fields.add(
          new Explanation.FieldEvidence(
              comparison.name,
              comparison.labels[comparisons.level(pattern, c)],
              new MatchWeight(bits)));
    }
    double household = scorer.householdCorrection(i, j, pattern);
    return new Explanation(
        left,
        right,
        new MatchWeight(scorer.startBits()),
        fields,
        new MatchWeight(household),
        new MatchWeight(sum + household),
        scorer.apart(i, j, pattern),
        personOfRow[a] == personOfRow[b]);
  }
}
