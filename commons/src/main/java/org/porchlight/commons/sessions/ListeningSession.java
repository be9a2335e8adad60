package org.porchlight.commons.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;

/**
 * A session as everybody may read of it.
 *
 * @param offered what is offered to whoever comes: a ramp, child care, a meal, pay
 * @param page the page of the hub that it is about, without language
 * @param length from 15 minutes to ten hours
 * @param languages spoken there, as BCP 47 tags; at least one
 * @param interpreters languages it is interpreted into
 * @param prompts how many questions are asked
 * @param afterwards what was written down when it was over
 */
public record ListeningSession(
    long id,
    LocalText title,
    LocalText place,
    LocalText offered,
    String page,
    Instant startsAt,
    Duration length,
    Format format,
    List<String> languages,
    List<String> interpreters,
    State state,
    int prompts,
    Optional<Afterwards> afterwards) {
  public ListeningSession {
    languages = List.copyOf(languages);
    interpreters = List.copyOf(interpreters);
  }

  /** How people take part. */
  public enum Format {
    IN_PERSON,
    ONLINE,
    BOTH,
    /** In a room, without phones. */
    PAPER
  }

  /** How far it is. */
  public enum State {
    PLANNED,
    OPEN,
    CLOSED,
    CANCELLED;

    /** Whether nobody can take part any more. */
    public boolean over() {
      return this == CLOSED || this == CANCELLED;
    }
  }

  /**
   * What was written down.
   *
   * @param attendance a band: 0, 1-9, 10-24, 25-49, 50-99 or 100+
   * @param recruitment how people were invited
   * @param heard what the team heard
   */
  public record Afterwards(String attendance, LocalText recruitment, LocalText heard) {}

  /** When it ends, or was to end. */
  public Instant endsAt() {
    return startsAt.plus(length);
  }
}
