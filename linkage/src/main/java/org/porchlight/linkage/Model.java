package org.porchlight.linkage;

import java.io.IOException;
import java.util.List;

/**
 * What was learned: for each comparison how often each level occurs among matches (m) and among
 * strangers (u), the share λ of pairs that are matches, and the two thresholds. It holds no value
 * of any record, so it may be shared. Written as plain text and read back to the same numbers.
 *
 * @param comparisons in the order of the columns' roles
 * @param lambda share of pairs of distinct records that are one person, between 0 and 1
 * @param household share of pairs that are two people of one household; 0 where no role can tell
 * @param namesakes how many times as often as chance two strangers share given and family name; 1
 *     or more
 * @param link the weight from which pairs are linked: best expected F1
 * @param auto the weight from which links need no review: expected precision at least 0.99
 */
public record Model(
    List<ComparisonModel> comparisons,
    double lambda,
    double household,
    double namesakes,
    MatchWeight link,
    MatchWeight auto) {

  /** Copies the list. */
  public Model {
    comparisons = List.copyOf(comparisons);
  }

  /**
   * One comparison.
   *
   * @param name of the column or of what several columns say together
   * @param levels the first is "not known" and is never evidence
   */
  public record ComparisonModel(String name, List<Level> levels) {
    /** Copies the list. */
    public ComparisonModel {
      levels = List.copyOf(levels);
    }
  }

  /**
   * One outcome of a comparison.
   *
   * @param label what it means, in words
   * @param m share of matches with this outcome, above 0 and at most 1
   * @param u share of strangers with this outcome, above 0 and at most 1
   * @param h share of different people of one household with this outcome, above 0 and at most 1
   */
  public record Level(String label, double m, double u, double h) {
    /** The evidence of this outcome by itself. */
    public MatchWeight weight() {
      return new MatchWeight(Bits.log2(m / u));
    }
  }

  /** Writes the model as text. */
  public void write(Appendable out) throws IOException {
    ModelText.write(this, out);
  }

  /** Reads a model from text; names the line of everything it cannot read. */
  public static Model read(CharSequence text) {
    return ModelText.read(text);
  }

  static Model of(Comparisons comparisons, Parameters parameters, Thresholds thresholds) {
    List<ComparisonModel> models = new java.util.ArrayList<>();
    for (int c = 0; c < comparisons.count(); c++) {
      Comparison comparison = comparisons.all.get(c);
      List<Level> levels = new java.util.ArrayList<>();
      for (int l = 0; l < comparison.labels.length; l++) {
        levels.add(
            new Level(
                comparison.labels[l], parameters.m[c][l], parameters.u[c][l], parameters.h[c][l]));
      }
      models.add(new ComparisonModel(comparison.name, levels));
    }
    return new Model(
        models,
        parameters.lambda,
        parameters.household,
        parameters.namesakes,
        new MatchWeight(thresholds.linkBits()),
        new MatchWeight(thresholds.autoBits()));
  }

  /** The numbers for these comparisons; refuses data whose columns are not the model's. */
  Parameters parametersFor(Comparisons wanted) {
    List<String> ours = comparisons.stream().map(ComparisonModel::name).toList();
    List<String> theirs = wanted.all.stream().map(comparison -> comparison.name).toList();
    boolean fits = ours.equals(theirs);
    for (int c = 0; fits && c < ours.size(); c++) {
      fits = comparisons.get(c).levels().size() == wanted.all.get(c).labels.length;
    }
    if (!fits) {
      throw new UnusableInputException(
          List.of(
              "The model compares %s; these records have %s. Give the columns the roles and names they had when the model was learned, or leave the model out to learn a new one."
                  .formatted(ours, theirs)));
    }
    double[][][] numbers = new double[3][wanted.count()][];
    for (int c = 0; c < wanted.count(); c++) {
      List<Level> levels = comparisons.get(c).levels();
      numbers[0][c] = levels.stream().mapToDouble(Level::m).toArray();
      numbers[1][c] = levels.stream().mapToDouble(Level::u).toArray();
      numbers[2][c] = levels.stream().mapToDouble(Level::h).toArray();
    }
    Parameters parameters = new Parameters(numbers[0], numbers[1], numbers[2], lambda, household);
    parameters.namesakes = Math.max(1, namesakes);
    return parameters;
  }
}
