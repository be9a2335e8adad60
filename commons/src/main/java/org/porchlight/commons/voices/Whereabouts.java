package org.porchlight.commons.voices;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * How far a message is.
 *
 * @param state what became of it so far
 * @param why why it was set aside, in staff's words; empty otherwise
 * @param question the number of the public question it became
 * @param contact whether we still hold how the sender may be answered
 */
public record Whereabouts(
    LocalDate received,
    VoiceKind kind,
    State state,
    String why,
    OptionalLong question,
    boolean contact) {

  /** Where a message stands. */
  public enum State {
    /** Nobody has read it yet. */
    RECEIVED,
    /** An agency has it. */
    LOOKING,
    /** It was read; nothing of it is published. */
    READ,
    /** It is on the board. */
    PUBLISHED,
    /** It will not be published, for a reason. */
    SET_ASIDE
  }
}
