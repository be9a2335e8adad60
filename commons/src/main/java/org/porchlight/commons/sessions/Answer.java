package org.porchlight.commons.sessions;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one phone says to one question: a choice or words, never both.
 *
 * @param seat the phone's number by chance
 * @param prompt the question's position, from 1
 * @param option what was chosen, from 1; null for words
 * @param language of the page it was written on
 * @param words at most {@link #LONGEST} characters; null for a choice
 * @param flags what looks like personal data in it
 * @param urgent whether the words are those of somebody in danger
 */
public record Answer(
    UUID seat,
    int prompt,
    @Nullable Integer option,
    String language,
    @Nullable String words,
    Set<String> flags,
    boolean urgent) {
  /** Characters, at most. */
  public static final int LONGEST = 500;

  /**
   * An answer.
   *
   * @throws IllegalArgumentException when it is both a choice and words, or neither, or too long
   */
  public Answer {
    flags = Set.copyOf(flags);
    if ((option == null) == (words == null)) {
      throw new IllegalArgumentException("an answer is either a choice or words");
    }
    if (words != null && (words.isBlank() || words.length() > LONGEST)) {
      throw new IllegalArgumentException("words have 1 to %d characters".formatted(LONGEST));
    }
  }

  /** Nothing of what was said. */
  @Override
  public String toString() {
    return "an answer to question %d".formatted(prompt);
  }
}
