package org.porchlight.linkage.values;

import java.util.Arrays;

/** How alike two short texts are. All measures are symmetric. */
public final class Similarity {
  private Similarity() {}

  /**
   * Jaro–Winkler similarity, 0 to 1, with the usual bonus of 0.1 for each of up to four first
   * letters in common. Only the first 64 characters count.
   */
  public static double jaroWinkler(String left, String right) {
    if (left.compareTo(right) > 0) {
      return jaroWinkler(right, left);
    }
    int n = Math.min(left.length(), 64);
    int m = Math.min(right.length(), 64);
    if (n == 0 || m == 0) {
      return 0;
    }
    int window = Math.max(0, Math.max(n, m) / 2 - 1);
    long usedLeft = 0;
    long usedRight = 0;
    int matches = 0;
    for (int i = 0; i < n; i++) {
      char c = left.charAt(i);
      int to = Math.min(m - 1, i + window);
      for (int j = Math.max(0, i - window); j <= to; j++) {
        if (right.charAt(j) == c && (usedRight & (1L << j)) == 0) {
          usedLeft |= 1L << i;
          usedRight |= 1L << j;
          matches++;
          break;
        }
      }
    }
    if (matches == 0) {
      return 0;
    }
    int transposed = 0;
    long restRight = usedRight;
    for (long restLeft = usedLeft; restLeft != 0; restLeft &= restLeft - 1) {
      char c = left.charAt(Long.numberOfTrailingZeros(restLeft));
      if (right.charAt(Long.numberOfTrailingZeros(restRight)) != c) {
        transposed++;
      }
      restRight &= restRight - 1;
    }
    double share = matches;
    double jaro = (share / n + share / m + (matches - transposed / 2.0) / share) / 3;
    int prefix = 0;
    while (prefix < 4 && prefix < n && prefix < m && left.charAt(prefix) == right.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  /**
   * Edits from one text to the other (insert, delete, replace, swap two neighbors), or {@code limit
   * + 1} where it takes more than {@code limit}. Looks only at the band that the limit allows.
   */
  public static int edits(String left, String right, int limit) {
    int n = left.length();
    int m = right.length();
    if (Math.abs(n - m) > limit) {
      return limit + 1;
    }
    int start = 0;
    while (start < n && start < m && left.charAt(start) == right.charAt(start)) {
      start++;
    }
    while (n > start && m > start && left.charAt(n - 1) == right.charAt(m - 1)) {
      n--;
      m--;
    }
    if (n == start || m == start) {
      return Math.min(n + m - 2 * start, limit + 1);
    }
    if (limit == 1) {
      boolean one = n - start == 1 && m - start == 1;
      boolean swap =
          n - start == 2
              && m - start == 2
              && left.charAt(start) == right.charAt(start + 1)
              && left.charAt(start + 1) == right.charAt(start);
      return one || swap ? 1 : 2;
    }
    return banded(left, right, start, n, m, limit);
  }

  private static int banded(String left, String right, int start, int n, int m, int limit) {
    int width = m - start;
    int[] twoAgo = new int[width + 1];
    int[] before = new int[width + 1];
    int[] row = new int[width + 1];
    Arrays.fill(twoAgo, limit + 1);
    for (int j = 0; j <= width; j++) {
      before[j] = Math.min(j, limit + 1);
    }
    for (int i = 1; i <= n - start; i++) {
      int from = Math.max(1, i - limit);
      int to = Math.min(width, i + limit);
      row[from - 1] = from == 1 ? Math.min(i, limit + 1) : limit + 1;
      int least = row[from - 1];
      char a = left.charAt(start + i - 1);
      for (int j = from; j <= to; j++) {
        char b = right.charAt(start + j - 1);
        int above = j == i + limit ? limit + 1 : before[j];
        int cost = Math.min(Math.min(row[j - 1], above) + 1, before[j - 1] + (a == b ? 0 : 1));
        if (j > 1 && i > 1 && a == right.charAt(start + j - 2) && left.charAt(start + i - 2) == b) {
          cost = Math.min(cost, twoAgo[j - 2] + 1);
        }
        row[j] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) {
        return limit + 1;
      }
      if (to < width) {
        row[to + 1] = limit + 1;
      }
      int[] spare = twoAgo;
      twoAgo = before;
      before = row;
      row = spare;
    }
    return Math.min(before[width], limit + 1);
  }

  /** Which letters and digits a text has, one bit each; for ruling comparisons out cheaply. */
  public static long letters(String text) {
    long letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters |= 1L << (text.charAt(i) & 63);
    }
    return letters;
  }

  /** Whether texts with these letters can be within {@code limit} edits: each edit changes two. */
  public static boolean withinEdits(long left, long right, int limit) {
    return Long.bitCount(left ^ right) <= 2 * limit;
  }

  /** Whether texts with these letters can be alike at all: they share half of the fewer letters. */
  public static boolean canBeAlike(long left, long right) {
    int fewer = Math.min(Long.bitCount(left), Long.bitCount(right));
    return Long.bitCount(left & right) * 2 >= fewer;
  }

  /** Whether the two have the same letters in another order. */
  public static boolean scrambled(String left, String right) {
    if (left.length() != right.length()) {
      return false;
    }
    char[] a = left.toCharArray();
    char[] b = right.toCharArray();
    Arrays.sort(a);
    Arrays.sort(b);
    return Arrays.equals(a, b);
  }
}
