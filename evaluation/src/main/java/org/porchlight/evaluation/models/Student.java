package org.porchlight.evaluation.models;

/** Student's t: how many standard errors a 90 % interval reaches to each side. */
final class Student {

  private static final double Z = 1.6448536269514722;

  private Student() {}

  /**
   * The 95 % point, by Cornish and Fisher's expansion (Abramowitz and Stegun, 26.7.5); within 0.002
   * from 4 degrees of freedom on.
   *
   * @param freedom degrees of freedom, 4 or more
   */
  static double ninety(int freedom) {
    double z2 = Z * Z;
    double first = Z * (z2 + 1) / 4;
    double second = Z * (z2 * (5 * z2 + 16) + 3) / 96;
    double third = Z * (z2 * (z2 * (3 * z2 + 19) + 17) - 15) / 384;
    return Z + (first + (second + third / freedom) / freedom) / freedom;
  }
}
