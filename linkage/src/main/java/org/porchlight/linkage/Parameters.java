package org.porchlight.linkage;

/**
 * What the engine believes about the data: for each comparison and level how often it occurs among
 * matches (m), among two strangers (u) and among two different people of one household (h).
 */
final class Parameters {
  final double[][] m;
  final double[][] u;
  final double[][] h;

  /** Share of pairs of entries that are one person. */
  double lambda;

  /** Share of pairs of entries that are two people of one household; 0 where no role can tell. */
  double household;

  /**
   * How many times as often as chance two strangers share given and family name, 1 or more: names
   * go together, by language and neighborhood.
   */
  double namesakes = 1;

  Parameters(double[][] m, double[][] u, double[][] h, double lambda, double household) {
    this.m = m;
    this.u = u;
    this.h = h;
    this.lambda = lambda;
    this.household = household;
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
