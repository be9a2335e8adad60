package org.porchlight.study.voices;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message of a resident.
 *
 * @param kind {@code clear}, {@code unclear}, {@code question}, {@code comment} or {@code
 *     suggestion}
 * @param page what it is about: the address of a page of the hub, without language
 * @param release the release that was shown, four digits; null when none was named
 * @param agency who has it; null when nobody has
 * @param words as they were written; empty for clear and unclear
 * @param flags what looks personal in it
 * @param urgent whether its words are those of somebody in danger
 * @param contact whether the sender said how to answer
 * @param question the number of the public question it became
 */
public record Voice(
    long id,
    Instant receivedAt,
    String kind,
    String language,
    String page,
    @Nullable String release,
    @Nullable String agency,
    String words,
    List<String> flags,
    boolean urgent,
    boolean contact,
    State state,
    OptionalLong question) {
  public Voice {
    flags = List.copyOf(flags);
  }

  /** Where a message stands. */
  public enum State {
    /** Nobody has done anything with it. */
    RECEIVED("received"),
    /** It was given to an agency. */
    ASSIGNED("assigned"),
    /** It was read, and nothing of it is published. */
    READ("read"),
    /** It is on the public board. */
    PUBLISHED("published"),
    /** It is not published, for a reason. */
    SET_ASIDE("set-aside");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** As the database writes it. */
    public String label() {
      return label;
    }

    /** Whether somebody still has to do something about it. */
    public boolean waits() {
      return this == RECEIVED || this == ASSIGNED;
    }

    static State of(String label) {
      for (State state : values()) {
        if (state.label.equals(label)) {
          return state;
        }
      }
      throw new IllegalArgumentException("a message is never '%s'".formatted(label));
    }
  }

  /** Whether a person wrote words. */
  public boolean hasWords() {
    return !words.isEmpty();
  }

  @Override
  public String toString() {
    return "Voice[" + id + "]";
  }
}
