package org.porchlight.study.sessions;

import java.util.List;
import java.util.UUID;

/**
 * What somebody in the room wrote; tied to nobody.
 *
 * @param flags what looks like personal data in it
 * @param urgent whether the words are those of somebody in danger
 * @param state waiting, shown or set-aside
 */
public record SaidWords(
    UUID id,
    int prompt,
    String language,
    String words,
    List<String> flags,
    boolean urgent,
    String state) {
  public SaidWords {
    flags = List.copyOf(flags);
  }

  /** None of the words. */
  @Override
  public String toString() {
    return "words to prompt %d".formatted(prompt);
  }
}
