package org.porchlight.linkage;

/** One thread's memory of compared values; made anew for each thread. */
final class Memos {
  final Memo names = new Memo();
  final Memo streets = new Memo();
  final Memo cities = new Memo();
  final Memo emails = new Memo();
  final Memo[] columns;

  Memos(int columns) {
    this.columns = new Memo[columns];
    for (int i = 0; i < columns; i++) {
      this.columns[i] = new Memo();
    }
  }
}
