package org.porchlight.cli.runpage;

import java.util.Locale;

/** How numbers are written. */
final class Figures {
  private Figures() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String plain(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /**
   * A share between 0 and 1 as a percentage; what is not quite all is never rounded to all, nor
   * what is not quite nothing to nothing.
   */
  static String percent(double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? "0%" : "100%";
    }
    if (share > 0.9995) {
      return "over 99.9%";
    }
    return share < 0.0005 ? "under 0.1%" : plain(share * 100, 1) + "%";
  }

  /** Small shares as one in so many. */
  static String rate(double share) {
    return share >= 0.001
        ? percent(share)
        : "1 in " + count(Math.round(1 / Math.max(share, 1e-15)));
  }

  static String bits(double bits) {
    double tenths = Math.round(bits * 10) / 10.0 + 0.0;
    return (tenths < 0 ? "−" : "+") + plain(Math.abs(tenths), 1);
  }

  /** A threshold: no plus sign. */
  static String level(double bits) {
    double tenths = Math.round(bits * 10) / 10.0 + 0.0;
    return (tenths < 0 ? "−" : "") + plain(Math.abs(tenths), 1);
  }

  static double probability(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }
}
