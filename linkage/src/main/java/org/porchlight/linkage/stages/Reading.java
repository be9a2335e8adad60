package org.porchlight.linkage.stages;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.names.NameWords;
import org.porchlight.linkage.values.BirthDate;

/**
 * How to read what cannot be read value by value: whether dates have the day first, and which words
 * of whole names are family names. Learned from the distinct values of a column; what parts of them
 * tell adds up. Immutable. See {@link Stages}.
 */
public final class Reading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable NameWords words;
  private final long dayFirst;

  private Reading(@Nullable NameWords words, long dayFirst) {
    this.words = words;
    this.dayFirst = dayFirst;
  }

  /** Nothing is known. */
  public static Reading unknown() {
    return new Reading(null, 0);
  }

  /** What distinct whole names tell, as the source writes them. */
  public static Reading ofNames(List<String> distinct) {
    return new Reading(NameWords.learn(distinct.toArray(new String[0])), 0);
  }

  /** What distinct dates of birth tell, as the source writes them. */
  public static Reading ofDates(List<String> distinct) {
    return new Reading(null, BirthDate.votesForDayFirst(distinct.toArray(new String[0])));
  }

  /** Both together; no value may have been among both. */
  public Reading and(Reading other) {
    if (words == null || other.words == null) {
      return new Reading(words == null ? other.words : words, dayFirst + other.dayFirst);
    }
    NameWords both = new NameWords();
    both.addAll(words);
    both.addAll(other.words);
    return new Reading(both, dayFirst + other.dayFirst);
  }

  EntriesReader.Habit habit() {
    return new EntriesReader.Habit(words == null ? new NameWords() : words, dayFirst > 0);
  }
}
