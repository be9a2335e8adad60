package org.porchlight.linkage.values;

/**
 * What can be told of every text of a dictionary at a glance, without reading it: enough to say of
 * most pairs that they have nothing to do with each other. Never says so of a pair that has.
 */
public final class Glance {
  private static final int HEAD = 4;
  private static final int WIDTH = 4;
  private static final int LETTERS = 0;
  private static final int BEGINNING = 1;
  private static final int LENGTH = 2;
  private static final int MARKS = 3;

  /** Text after text, so that what is known of one lies side by side. */
  private final long[] known;

  /** Makes room for so many texts; the first stands for unknown. */
  public Glance(int texts) {
    known = new long[Math.multiplyExact(texts, WIDTH)];
  }

  /** Looks at every text, without spaces, once. */
  public Glance(String[] texts) {
    this(texts.length);
    for (int i = 1; i < texts.length; i++) {
      set(i, texts[i]);
    }
  }

  /** Looks at a text, without spaces. */
  public void set(int code, String text) {
    long head = 0;
    for (int c = 0; c < HEAD; c++) {
      head = (head << 16) | (c < text.length() ? text.charAt(c) : 0xFFFF - c);
    }
    known[code * WIDTH + LETTERS] = Similarity.letters(text);
    known[code * WIDTH + BEGINNING] = head;
    known[code * WIDTH + LENGTH] = text.length();
  }

  /** Keeps bits of the caller's own with a text. */
  public void mark(int code, long marks) {
    known[code * WIDTH + MARKS] = marks;
  }

  /** The bits that were kept with a text; none at first. */
  public long marks(int code) {
    return known[code * WIDTH + MARKS];
  }

  public int length(int code) {
    return (int) known[code * WIDTH + LENGTH];
  }

  /** Which letters a text has, as {@link Similarity#letters}. */
  public long letters(int code) {
    return known[code * WIDTH + LETTERS];
  }

  /** How many letters the two have in common at their beginning, at most four. */
  public int commonHead(int a, int b) {
    long differ = known[a * WIDTH + BEGINNING] ^ known[b * WIDTH + BEGINNING];
    return Math.min(Long.numberOfLeadingZeros(differ) / 16, Math.min(length(a), length(b)));
  }

  /** Whether the two can be within {@code limit} edits of each other. */
  public boolean withinEdits(int a, int b, int limit) {
    return Similarity.withinEdits(letters(a), letters(b), limit)
        && Math.abs(length(a) - length(b)) <= limit;
  }

  /** Whether Jaro–Winkler similarity can reach {@code least}. */
  public boolean canReach(int a, int b, double least) {
    int n = Math.min(length(a), 64);
    int m = Math.min(length(b), 64);
    int most = Math.min(n, m);
    if (n < 64 && m < 64) {
      // A letter that the other does not have is matched by none of its letters.
      int alone = Long.bitCount(letters(a) & ~letters(b));
      int others = Long.bitCount(letters(b) & ~letters(a));
      most = Math.min(n - alone, m - others);
    }
    if (most <= 0) {
      return false;
    }
    double jaro = ((double) most / n + (double) most / m + 1) / 3;
    return jaro + 0.1 * commonHead(a, b) * (1 - jaro) >= least;
  }
}
