package org.porchlight.linkage;

/**
 * What can be told of every text of a dictionary at a glance, without reading it: enough to say of
 * most pairs that they have nothing to do with each other. Never says so of a pair that has.
 */
final class Glance {
  private static final int HEAD = 4;

  private final long[] letters;
  private final long[] heads;
  private final int[] lengths;

  /**
   * Looks at every text once.
   *
   * @param texts without spaces; the first, which stands for unknown, is left out
   */
  Glance(String[] texts) {
    letters = new long[texts.length];
    heads = new long[texts.length];
    lengths = new int[texts.length];
    for (int i = 1; i < texts.length; i++) {
      String text = texts[i];
      letters[i] = Similarity.letters(text);
      lengths[i] = text.length();
      for (int c = 0; c < HEAD; c++) {
        heads[i] = (heads[i] << 16) | (c < text.length() ? text.charAt(c) : 0xFFFF - c);
      }
    }
  }

  int length(int code) {
    return lengths[code];
  }

  /** Which letters a text has, as {@link Similarity#letters}. */
  long letters(int code) {
    return letters[code];
  }

  /** How many letters the two have in common at their beginning, at most four. */
  int commonHead(int a, int b) {
    int common = Long.numberOfLeadingZeros(heads[a] ^ heads[b]) / 16;
    return Math.min(common, Math.min(lengths[a], lengths[b]));
  }

  /** Whether the two can be within {@code limit} edits of each other. */
  boolean withinEdits(int a, int b, int limit) {
    return Similarity.withinEdits(letters[a], letters[b], limit)
        && Math.abs(lengths[a] - lengths[b]) <= limit;
  }

  /** Whether Jaro–Winkler similarity can reach {@code least}. */
  boolean canReach(int a, int b, double least) {
    // A letter that the other does not have is matched by none of its letters.
    int n = Math.min(lengths[a], 64);
    int m = Math.min(lengths[b], 64);
    int most =
        Math.min(
            n - Long.bitCount(letters[a] & ~letters[b]),
            m - Long.bitCount(letters[b] & ~letters[a]));
    if (lengths[a] > 64 || lengths[b] > 64) {
      most = Math.min(n, m);
    }
    if (most <= 0) {
      return false;
    }
    double jaro = ((double) most / n + (double) most / m + 1) / 3;
    return jaro + 0.1 * commonHead(a, b) * (1 - jaro) >= least;
  }
}
