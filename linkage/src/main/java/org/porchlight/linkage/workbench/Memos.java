package org.porchlight.linkage.workbench;

/** One thread's memory of compared values; made anew for each thread. */
public final class Memos {
  private static final int USUAL_BITS = 16;

  public final Memo names;
  public final Memo streets;
  public final Memo cities;
  public final Memo[] columns;

  public Memos(int columns) {
    this(columns, USUAL_BITS);
  }

  /** Each part remembers at most two to the power of {@code bits} pairs. */
  public Memos(int columns, int bits) {
    names = new Memo(bits);
    streets = new Memo(bits);
    cities = new Memo(bits);
    this.columns = new Memo[columns];
    for (int i = 0; i < columns; i++) {
      this.columns[i] = new Memo(bits);
    }
  }
}
