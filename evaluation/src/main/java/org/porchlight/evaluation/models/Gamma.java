package org.porchlight.evaluation.models;

/**
 * The logarithm of the gamma function and its first two derivatives for arguments above 0: the
 * recurrence up to 12, then the asymptotic series (NIST Digital Library of Mathematical Functions,
 * 5.5.1, 5.11.1, 5.11.2, 5.15.8), which is good to about 14 digits there.
 */
final class Gamma {

  private static final double FROM = 12;
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private Gamma() {}

  static double log(double x) {
    double product = 1;
    double z = x;
    while (z < FROM) {
      product *= z;
      z++;
    }
    double r = 1 / (z * z);
    double tail = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / z;
    return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + tail - Math.log(product);
  }

  static double digamma(double x) {
    double sum = 0;
    double z = x;
    while (z < FROM) {
      sum -= 1 / z;
      z++;
    }
    double r = 1 / (z * z);
    double tail =
        r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (5.0 / 660)))));
    return sum + Math.log(z) - 0.5 / z - tail;
  }
}
