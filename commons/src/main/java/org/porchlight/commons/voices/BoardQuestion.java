package org.porchlight.commons.voices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * A question that everybody may read.
 *
 * @param agency who answers; null when nobody was named
 * @param page what it is about: the address of a page, without language
 * @param answer null while it is not answered; else the answer, or why there is none
 * @param answerPage where the answer can be seen; null when nowhere
 * @param answerRelease the release that gives the answer; null when none does
 * @param stateOn the day of its state; null while nobody looks at it
 * @param seconds how many others said that they ask the same
 */
public record BoardQuestion(
    long id,
    LocalDate askedOn,
    @Nullable String agency,
    String page,
    LocalText words,
    State state,
    @Nullable LocalText answer,
    @Nullable String answerPage,
    @Nullable String answerRelease,
    @Nullable LocalDate stateOn,
    int seconds) {

  /** Where a question stands. */
  public enum State {
    /** It is on the board. */
    RECEIVED,
    /** Somebody looks into it. */
    LOOKING,
    /** It is answered. */
    ANSWERED,
    /** It cannot be answered, for a reason. */
    CANNOT
  }
}
