package org.porchlight.workspace.sessions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.porchlight.study.sessions.RoomScreen;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Language;
import org.porchlight.workspace.frame.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Keeps the screens of rooms up to date: the room is asked once a second however many screens it
 * has, and a screen is sent its part of the page when that has changed.
 */
@Component
final class LiveRooms implements ApplicationListener<ContextClosedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRooms.class);

  /** After it the browser opens another line, and is asked again who reads it. */
  private static final Duration LINE = Duration.ofMinutes(5);

  /** Looks between two signs of life. */
  private static final int QUIET = 10;

  private final RoomScreen screen;
  private final Renderer renderer = new Renderer();
  private final Map<SseEmitter, Screen> screens = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-rooms").daemon().factory());
  private int looks;

  LiveRooms(RoomScreen screen) {
    this.screen = screen;
    var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * A screen.
   *
   * @param shown what it was sent last
   */
  private record Screen(long session, String code, Language language, String shown) {}

  private record Room(long session, String code) {}

  /** Opens a line to a screen. */
  SseEmitter open(StaffSession session, Language language) {
    SseEmitter line = new SseEmitter(LINE.toMillis());
    line.onCompletion(() -> screens.remove(line));
    line.onError(_ -> screens.remove(line));
    line.onTimeout(line::complete);
    screens.put(line, new Screen(session.id(), session.code(), language, ""));
    return line;
  }

  private void look() {
    looks++;
    Map<Room, Optional<RoomScreen.Now>> asked = new ConcurrentHashMap<>();
    screens.forEach(
        (line, one) -> {
          Optional<RoomScreen.Now> now =
              asked.computeIfAbsent(new Room(one.session(), one.code()), this::ask);
          if (now.isPresent()) {
            String html = html(RoomNow.of(one.language(), now.get()));
            if (!html.equals(one.shown())) {
              screens.replace(line, new Screen(one.session(), one.code(), one.language(), html));
              send(line, SseEmitter.event().name("room").data(html));
              return;
            }
          }
          if (looks % QUIET == 0) {
            send(line, SseEmitter.event().name("still").data(""));
          }
        });
  }

  private Optional<RoomScreen.Now> ask(Room room) {
    try {
      return screen.now(room.session(), room.code());
    } catch (SQLException e) {
      LOG.warn("The study does not answer for a room (state {}).", e.getSQLState());
      return Optional.empty();
    }
  }

  private String html(RoomNow now) {
    return new String(renderer.render("components/room.jte", now), StandardCharsets.UTF_8);
  }

  private void send(SseEmitter line, SseEmitter.SseEventBuilder event) {
    try {
      line.send(event);
    } catch (IOException | IllegalStateException e) {
      screens.remove(line);
      line.completeWithError(e);
    }
  }

  /** Before the server waits for what is still being answered: lines would never end. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    timer.shutdownNow();
    Set.copyOf(screens.keySet()).forEach(SseEmitter::complete);
  }
}
