package org.porchlight.linkage.outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.linkage.BlockingPass;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Explanation;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.barenames.Attribution;
import org.porchlight.linkage.comparing.Comparison;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.joining.SharedPlaces;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;
import org.porchlight.linkage.workbench.Workers;

/** All that a finished run knows. */
@SuppressWarnings("ArrayRecordComponent")
public record Linkage(
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
    int[] groups,
    int[] personOfRow,
    int persons,
    long pairs,
    List<BlockingPass> blocking,
    Workers workers) {

  /** Pairs of entries with their weights. */
  public record Scores(int[] left, int[] right, double[] bits) {}

  /**
   * Numbers persons in order of first appearance.
   *
   * @param assigned see {@link Attribution#assigned}
   */
  public static int[] numbered(int[] entryOfRow, int[] group, boolean[] unsure, int[] assigned) {
    int most = group.length;
    for (int node : assigned) {
      most = Math.max(most, node + 1);
    }
    int[] number = new int[most];
    Arrays.fill(number, -1);
    int[] person = new int[entryOfRow.length];
    int next = 0;
    for (int row = 0; row < person.length; row++) {
      int entry = entryOfRow[row];
      if (assigned[row] < 0 && unsure[entry]) {
        person[row] = next++;
      } else {
        int node = assigned[row] < 0 ? entry : assigned[row];
        int of = node < group.length ? group[node] : node;
        if (number[of] < 0) {
          number[of] = next++;
        }
        person[row] = number[of];
      }
    }
    return person;
  }

  /** The row of the first record of each entry. */
  public int[] firstRows() {
    int[] rows = new int[comparisons.entries.size];
    for (int row = records.size() - 1; row >= 0; row--) {
      rows[comparisons.entries.entryOfRow[row]] = row;
    }
    return rows;
  }

  /** The first record of each entry. */
  public String[] firstIds() {
    int[] rows = firstRows();
    String[] ids = new String[rows.length];
    for (int e = 0; e < ids.length; e++) {
      ids[e] = records.id(rows[e]);
    }
    return ids;
  }

  public int[] personOfRowAt(double bits) {
    SharedPlaces places =
        new SharedPlaces(comparisons.entries, scores.left, scores.right, scores.bits);
    Clusterer clusterer = new Clusterer(scorer, bits, constraints, thin, places);
    clusterer.cluster(scores.left, scores.right, scores.bits, workers);
    Attribution given =
        Attribution.of(scorer, thin, clusterer.group, constraints, unsure, bits, workers);
    return numbered(comparisons.entries.entryOfRow, clusterer.group, unsure, given.assigned());
  }

  /** Other ways to see the same records. */
  public Alternatives alternatives() {
    return new Alternatives(this, groups, threshold.bits());
  }

  private Optional<Decision.Verdict> decided(int left, int right) {
    if (left != right && constraints.apart(left, right)) {
      return Optional.of(Decision.Verdict.NOT_SAME);
    }
    return left != right && constraints.same(left, right)
        ? Optional.of(Decision.Verdict.SAME)
        : Optional.empty();
  }

  public Explanation explain(String left, String right) {
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
    for (int c = 0; c < comparisons.count(); c++) {
      Comparison comparison = comparisons.all.get(c);
      double bits = scorer.fieldBits(i, j, pattern, c);
      fields.add(
          new Explanation.FieldEvidence(
              comparison.name,
              comparison.labels[comparisons.level(pattern, c)],
              new MatchWeight(bits)));
    }
    double household = scorer.householdCorrection(i, j, pattern);
    double weight = scorer.weight(i, j, pattern);
    boolean same = personOfRow[a] == personOfRow[b];
    return new Explanation(
        left,
        right,
        new MatchWeight(scorer.startBits()),
        fields,
        new MatchWeight(household),
        new MatchWeight(weight),
        scorer.guard(i, j, pattern),
        decided(i, j),
        same,
        same ? new Joinings(this).chance(i, j, weight) : Bits.probability(weight));
  }
}
