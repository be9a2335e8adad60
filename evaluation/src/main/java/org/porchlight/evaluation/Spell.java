package org.porchlight.evaluation;

import java.util.Comparator;

/** One person around one day: what the rule found, and contacts and days at risk on either side. */
record Spell(
    History history, int day, int found, int before, int daysBefore, int after, int daysAfter) {
  static final Comparator<Spell> BY_COUNTS =
      Comparator.comparingInt(Spell::before)
          .thenComparingInt(Spell::daysBefore)
          .thenComparingInt(Spell::after)
          .thenComparingInt(Spell::daysAfter)
          .thenComparingInt(Spell::found);

  AnalysisFile.Counts counts() {
    return new AnalysisFile.Counts(before, daysBefore, after, daysAfter);
  }

  /** The same, without the days after that somebody else lost. */
  Spell without(Spell other, int follow) {
    if (other.daysAfter == follow) {
      return this;
    }
    int contacts = 0;
    int days = 0;
    for (int i = 0; i < follow; i++) {
      if (other.history.exposure(other.day + i, other.day + i + 1) == 1) {
        contacts += history.contacts(day + i, day + i + 1);
        days += history.exposure(day + i, day + i + 1);
      }
    }
    return new Spell(history, day, found, before, daysBefore, contacts, days);
  }

  /** Somebody around a day. */
  static Spell of(History history, Plan plan, int day) {
    return new Spell(
        history,
        day,
        history.found(day - plan.window(), day),
        history.contacts(day - plan.window(), day),
        Math.max(1, history.exposure(day - plan.window(), day)),
        history.contacts(day, day + plan.follow()),
        history.exposure(day, day + plan.follow()));
  }
}
