package org.porchlight.hub.voices;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.Done;
import org.porchlight.commons.voices.ListeningMonth;
import org.porchlight.commons.voices.Voices;
import org.porchlight.hub.frame.Remembered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What staff published of the conversation with residents, asked for at most every few seconds, and
 * the way in for what they say.
 */
public final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Optional<Voices> voices;
  private final Optional<Remembered<Published>> published;

  /**
   * A conversation.
   *
   * @param voices empty for a hub without a database, which cannot listen
   */
  public Conversation(Optional<Voices> voices, Clock clock) {
    this.voices = voices;
    this.published =
        voices.map(
            them ->
                new Remembered<>(
                    "the conversation",
                    () -> new Published(true, them.board(), them.done(), them.listening()),
                    FRESH,
                    clock));
  }

  /**
   * What everybody may read.
   *
   * @param known false while the database does not answer: then the rest is empty
   * @param board questions, newest first
   * @param done what was changed, newest first
   * @param months how the city listened, oldest first
   */
  public record Published(
      boolean known, List<BoardQuestion> board, List<Done> done, List<ListeningMonth> months) {
    static final Published NOTHING = new Published(false, List.of(), List.of(), List.of());

    public Published {
      board = List.copyOf(board);
      done = List.copyOf(done);
      months = List.copyOf(months);
    }

    /** The question of this number. */
    Optional<BoardQuestion> question(long id) {
      return board.stream().filter(one -> one.id() == id).findFirst();
    }
  }

  /** Does something with the voices of the database. */
  interface Deed<T> {
    T with(Voices voices) throws SQLException;
  }

  /** What is published now; what was published a moment ago while the database does not answer. */
  public Published published() {
    return published.flatMap(Remembered::nowOrBefore).orElse(Published.NOTHING);
  }

  /** Something that changes what is published: it is asked for anew next time. */
  <T> Optional<T> changes(Deed<T> deed) {
    Optional<T> outcome = does(deed);
    if (outcome.isPresent()) {
      published.ifPresent(Remembered::forget);
    }
    return outcome;
  }

  /** Empty when there is no database or it does not answer; the log has the code. */
  <T> Optional<T> does(Deed<T> deed) {
    if (voices.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(deed.with(voices.get()));
    } catch (SQLException e) {
      LOG.warn("The database does not answer the conversation (state {}).", e.getSQLState());
      return Optional.empty();
    }
  }
}
