package org.porchlight.study.voices;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question on the public board.
 *
 * @param voice the message it came from
 * @param words by language
 * @param state received, looking, answered, or cannot be answered
 * @param answer by language; empty while there is none
 * @param answerPage where the answer can be seen; null when nowhere
 * @param stateOn the day of its state; null while it is only received
 * @param seconds how many others ask the same
 */
public record PublicQuestion(
    long id,
    long voice,
    LocalDate askedOn,
    Map<String, String> words,
    String state,
    Optional<Map<String, String>> answer,
    @Nullable String answerPage,
    @Nullable LocalDate stateOn,
    int seconds) {
  public PublicQuestion {
    words = Map.copyOf(words);
  }

  /** Whether it has its answer, or the reason why there is none. */
  public boolean closed() {
    return state.equals("answered") || state.equals("cannot");
  }
}
