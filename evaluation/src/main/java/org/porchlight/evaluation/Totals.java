package org.porchlight.evaluation;

/** Sums over people; all rates are of sums, so that nobody's few days weigh much. */
final class Totals {
  private long people;
  private long before;
  private long daysBefore;
  private long after;
  private long daysAfter;

  void add(Spell spell) {
    people++;
    before += spell.before();
    daysBefore += spell.daysBefore();
    after += spell.after();
    daysAfter += spell.daysAfter();
  }

  boolean hasNoneBefore() {
    return before == 0;
  }

  /**
   * Contacts per day at risk after, for each 100 before; 0 if all days after were lost or nothing
   * was before.
   */
  double index() {
    return index(after);
  }

  /** The same if there had been this many contacts after. */
  double index(long contacts) {
    return daysAfter == 0 || before == 0 ? 0 : 100.0 * contacts / daysAfter * daysBefore / before;
  }

  double lost(int follow) {
    return 1 - (double) daysAfter / ((double) people * follow);
  }
}
