package org.porchlight.linkage;

import java.io.IOException;
import java.util.List;
import org.porchlight.linkage.workbench.Bits;

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
}
