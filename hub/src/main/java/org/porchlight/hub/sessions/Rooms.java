package org.porchlight.hub.sessions;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.commons.sessions.Room;
import org.porchlight.commons.sessions.Sessions;
import org.porchlight.hub.frame.Remembered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sessions there are, and what each room asks now. Two thousand phones ask within a second;
 * the database is asked once.
 */
public final class Rooms {
  private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration LIST_FRESH = Duration.ofSeconds(5);

  /** Rooms remembered at once; a city holds few on one day. */
  private static final int MOST = 200;

  private final Optional<Sessions> sessions;
  private final Clock clock;
  private final Optional<Remembered<List<ListeningSession>>> list;
  private final Map<String, Remembered<Optional<Room>>> rooms = new ConcurrentHashMap<>();

  /**
   * The rooms of a city.
   *
   * @param sessions empty for a hub without a database, which holds none
   */
  public Rooms(Optional<Sessions> sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
    this.list =
        sessions.map(them -> new Remembered<>("listening sessions", them::list, LIST_FRESH, clock));
  }

  /** Does something with the sessions of the database. */
  interface Deed<T> {
    T with(Sessions sessions) throws SQLException;
  }

  /** All sessions, the latest first; empty while the database has never answered. */
  Optional<List<ListeningSession>> all() {
    return list.flatMap(Remembered::nowOrBefore);
  }

  /**
   * The room of a code.
   *
   * @return empty while the database does not answer; a found nothing when no room has that code
   */
  Optional<Optional<Room>> room(String code) {
    if (sessions.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Remembered<Optional<Room>> known = rooms.get(code);
    if (known != null) {
      return known.nowOrBefore();
    }
    Sessions them = sessions.get();
    Remembered<Optional<Room>> asked =
        new Remembered<>("a listening session", () -> them.room(code), FRESH, clock);
    Optional<Optional<Room>> found = asked.nowOrBefore();
    // A code that leads nowhere is not worth a place.
    if (found.isPresent() && found.get().isPresent()) {
      if (rooms.size() >= MOST) {
        rooms.clear();
      }
      rooms.put(code, asked);
    }
    return found;
  }

  /** Empty when there is no database or it does not answer; the log has the code. */
  <T> Optional<T> does(Deed<T> deed) {
    if (sessions.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(deed.with(sessions.get()));
    } catch (SQLException e) {
      LOG.warn("The database does not answer for a session (state {}).", e.getSQLState());
      return Optional.empty();
    }
  }
}
