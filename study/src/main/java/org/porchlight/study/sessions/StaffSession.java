package org.porchlight.study.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A listening session as staff see it.
 *
 * @param code what the room's QR code carries
 * @param offered what is offered to whoever comes
 * @param page the page of the hub that it is about, without language
 * @param length from 15 minutes to ten hours
 * @param format in-person, online, both or paper
 * @param languages spoken there, at least one
 * @param interpreters languages it is interpreted into
 * @param seats phones that may take part, at most
 * @param by who planned it
 * @param prompt the position of the prompt that is shown now; null for none
 * @param record what was written down; null before it was
 */
public record StaffSession(
    long id,
    String code,
    Map<String, String> title,
    Map<String, String> place,
    Map<String, String> offered,
    String page,
    Instant startsAt,
    Duration length,
    String format,
    List<String> languages,
    List<String> interpreters,
    int seats,
    String by,
    State state,
    @Nullable Integer prompt,
    @Nullable Afterwards record) {
  /** Bands of attendance; nobody is listed. */
  public static final List<String> BANDS = List.of("0", "1-9", "10-24", "25-49", "50-99", "100+");

  /** How people take part. */
  public static final List<String> FORMATS = List.of("in-person", "online", "both", "paper");

  public StaffSession {
    languages = List.copyOf(languages);
    interpreters = List.copyOf(interpreters);
  }

  /** How far it is. */
  public enum State {
    PLANNED,
    OPEN,
    CLOSED,
    CANCELLED;

    /** As the database writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What was written down when it was over.
   *
   * @param attendance one of {@link #BANDS}
   */
  public record Afterwards(
      String attendance, Map<String, String> recruitment, Map<String, String> heard) {
    /** Nothing of it. */
    @Override
    public String toString() {
      return "a session's record";
    }
  }

  /** Its number. */
  @Override
  public String toString() {
    return "session %d".formatted(id);
  }
}
