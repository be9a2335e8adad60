package org.porchlight.linkage.weighing;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.comparing.Comparison;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.workbench.Bits;

/**
 * What the engine believes about the data: for each comparison and level how often it occurs among
 * matches (m), among two strangers (u) and among two different people of one household (h).
 */
public final class Parameters {
  public final double[][] m;
  public final double[][] u;
  public final double[][] h;

  /** Share of pairs of entries that are one person. */
  public double lambda;

  /** Share of pairs of entries that are two people of one household; 0 where no role can tell. */
  public double household;

  /**
   * How many times as often as chance two strangers share given and family name, 1 or more: names
   * go together, by language and neighborhood.
   */
  public double namesakes = 1;

  public Parameters(double[][] m, double[][] u, double[][] h, double lambda, double household) {
    this.m = m;
    this.u = u;
    this.h = h;
    this.lambda = lambda;
    this.household = household;
  }

  /** The numbers of a model for these comparisons; refuses data whose columns are not its own. */
  public static Parameters of(Model model, Comparisons wanted) {
    List<Model.ComparisonModel> known = model.comparisons();
    List<String> ours = known.stream().map(Model.ComparisonModel::name).toList();
    List<String> theirs = wanted.all.stream().map(comparison -> comparison.name).toList();
    boolean fits = ours.equals(theirs);
    for (int c = 0; fits && c < ours.size(); c++) {
      fits = known.get(c).levels().size() == wanted.all.get(c).labels.length;
    }
    if (!fits) {
      throw new UnusableInputException(
          List.of(
              "The model compares %s; these records have %s. Give the columns the roles and names they had when the model was learned, or leave the model out to learn a new one."
                  .formatted(ours, theirs)));
    }
    double[][][] numbers = new double[3][wanted.count()][];
    for (int c = 0; c < wanted.count(); c++) {
      List<Model.Level> levels = known.get(c).levels();
      numbers[0][c] = levels.stream().mapToDouble(Model.Level::m).toArray();
      numbers[1][c] = levels.stream().mapToDouble(Model.Level::u).toArray();
      numbers[2][c] = levels.stream().mapToDouble(Model.Level::h).toArray();
    }
    Parameters parameters =
        new Parameters(numbers[0], numbers[1], numbers[2], model.lambda(), model.household());
    parameters.namesakes = Math.max(1, model.namesakes());
    return parameters;
  }

  /** These numbers as a model with these thresholds, in bits. */
  public Model model(Comparisons comparisons, double linkBits, double autoBits) {
    List<Model.ComparisonModel> models = new ArrayList<>();
    for (int c = 0; c < comparisons.count(); c++) {
      Comparison comparison = comparisons.all.get(c);
      List<Model.Level> levels = new ArrayList<>();
      for (int l = 0; l < comparison.labels.length; l++) {
        levels.add(new Model.Level(comparison.labels[l], m[c][l], u[c][l], h[c][l]));
      }
      models.add(new Model.ComparisonModel(comparison.name, levels));
    }
    return new Model(
        models, lambda, household, namesakes, new MatchWeight(linkBits), new MatchWeight(autoBits));
  }

  double startBits() {
    return Bits.log2(lambda / (1 - lambda - household));
  }

  double householdBits() {
    return household <= 0 ? Double.NEGATIVE_INFINITY : Bits.log2(household / lambda);
  }

  double levelBits(int comparison, int level) {
    return level == 0 ? 0 : Bits.log2(m[comparison][level] / u[comparison][level]);
  }

  /** Evidence against "two people of one household". */
  double householdLevelBits(int comparison, int level) {
    return level == 0 ? 0 : Bits.log2(m[comparison][level] / h[comparison][level]);
  }
}
