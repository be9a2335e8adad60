package org.porchlight.linkage.workbench;

/** Arithmetic of odds in bits. */
public final class Bits {
  private static final double LN2 = Math.log(2);

  private Bits() {}

  public static double log2(double x) {
    return Math.log(x) / LN2;
  }

  public static double exp2(double bits) {
    return Math.exp(bits * LN2);
  }

  /** The probability that odds of {@code bits} stand for. */
  public static double probability(double bits) {
    return 1 / (1 + exp2(-bits));
  }

  /** A well mixed 64-bit hash of two numbers; the same on every machine and in every run. */
  public static long mix(long a, long b) {
    long h = a * 0x9E3779B97F4A7C15L + b;
    h = (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    h = (h ^ (h >>> 29)) * 0x9FB21C651E98DF25L;
    return h ^ (h >>> 32);
  }

  /** A short hash, never 0. */
  public static int key(CharSequence text) {
    int key = (int) hash(text);
    return key == 0 ? 1 : key;
  }

  public static long hash(CharSequence text) {
    long h = 0x51_7CC1_B727_220AL;
    for (int i = 0; i < text.length(); i++) {
      h = mix(h, text.charAt(i) + 1L);
    }
    return h;
  }
}
