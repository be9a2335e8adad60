package org.porchlight.hub.sessions;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.commons.sessions.Room;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells the phones of a room that there is something new: not what, only the number of the step.
 * One look a second serves all phones of all rooms. A phone that hears nothing asks for its page
 * again by hand.
 */
@Component
final class RoomNews implements ApplicationListener<ContextClosedEvent> {
  /** Lines held open at once; the server has others to answer. */
  private static final int MOST = 3000;

  /** After it a phone's browser opens another line by itself. */
  private static final Duration LINE = Duration.ofMinutes(10);

  /** Looks between two signs of life, without which a line that broke is never noticed. */
  private static final int QUIET = 15;

  private final Rooms rooms;
  private final Map<String, Watched> watched = new ConcurrentHashMap<>();
  private final AtomicInteger lines = new AtomicInteger();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("room-news").daemon().factory());
  private int looks;

  RoomNews(Rooms rooms) {
    this.rooms = rooms;
    var _ = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /**
   * One room's lines.
   *
   * @param told the step that each line was told last
   */
  private record Watched(Map<SseEmitter, Long> told) {
    Watched() {
      this(new ConcurrentHashMap<>());
    }
  }

  /** Opens a line; empty when there are too many, so that the phone goes on by hand. */
  Optional<SseEmitter> listen(String code, Room room) {
    if (lines.incrementAndGet() > MOST) {
      lines.decrementAndGet();
      return Optional.empty();
    }
    SseEmitter line = new SseEmitter(LINE.toMillis());
    watched.compute(
        code,
        (_, there) -> {
          Watched now = there == null ? new Watched() : there;
          now.told().put(line, room.step());
          return now;
        });
    line.onCompletion(() -> forget(code, line));
    line.onError(_ -> forget(code, line));
    line.onTimeout(line::complete);
    send(line, step(room.step()));
    return Optional.of(line);
  }

  private void forget(String code, SseEmitter line) {
    watched.computeIfPresent(
        code,
        (_, there) -> {
          if (there.told().remove(line) != null) {
            lines.decrementAndGet();
          }
          return there.told().isEmpty() ? null : there;
        });
  }

  /** Asks once for each room that somebody watches. */
  private void look() {
    looks++;
    boolean quiet = looks % QUIET == 0;
    watched.forEach(
        (code, there) -> {
          Optional<Room> room = rooms.room(code).flatMap(found -> found);
          there
              .told()
              .forEach(
                  (line, told) -> {
                    if (room.isPresent() && room.get().step() != told) {
                      there.told().replace(line, room.get().step());
                      send(line, step(room.get().step()));
                    } else if (quiet) {
                      send(line, SseEmitter.event().comment(""));
                    }
                  });
        });
  }

  private static SseEmitter.SseEventBuilder step(long step) {
    return SseEmitter.event().name("step").data(Long.toString(step));
  }

  /** Each on a thread of its own: a phone that stopped reading holds up nobody. */
  private void send(SseEmitter line, SseEmitter.SseEventBuilder event) {
    senders.execute(
        () -> {
          try {
            line.send(event);
          } catch (IOException | IllegalStateException e) {
            line.completeWithError(e);
          }
        });
  }

  /** Before the server waits for what is still being answered: lines would never end. */
  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    timer.shutdownNow();
    Set.copyOf(watched.values())
        .forEach(there -> Set.copyOf(there.told().keySet()).forEach(SseEmitter::complete));
    senders.shutdown();
  }
}
