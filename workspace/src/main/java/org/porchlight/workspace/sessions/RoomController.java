package org.porchlight.workspace.sessions;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.sessions.RoomScreen;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A room's screen. Opening it is a look; what it shows from then on tells of nobody. */
@Controller
final class RoomController {
  private static final String ONE = "/{language:en|es}/sessions/{session:\\d{1,18}}";
  private static final Ask ROOM = Ask.of("sessions/{session}/room", Right.SESSIONS);
  private static final Ask LIVE = Ask.of("sessions/{session}/live", Right.SESSIONS);

  private final Pages pages;
  private final RoomScreen screen;
  private final LiveRooms rooms;
  private final Optional<String> hub;

  RoomController(Pages pages, RoomScreen screen, LiveRooms rooms, WorkspaceSettings settings) {
    this.pages = pages;
    this.screen = screen;
    this.rooms = rooms;
    this.hub = settings.hub();
  }

  @GetMapping(ONE + "/room")
  ResponseEntity<byte[]> room(Visit visit, @PathVariable long session, HttpServletResponse response)
      throws SQLException {
    return pages.live(visit, ROOM, response, look -> RoomPage.of(look, screen, session, hub));
  }

  /** Sends a screen its changes. A browser that is told that there is no such asks no more. */
  @GetMapping(ONE + "/live")
  ResponseEntity<?> live(Visit visit, @PathVariable long session) throws SQLException {
    Optional<StaffSession> found =
        pages.look(visit, LIVE, look -> look.sight().sessions().find(session));
    return found.isEmpty()
        ? pages.notFound(visit)
        : ResponseEntity.ok()
            .contentType(MediaType.TEXT_EVENT_STREAM)
            // Proxies that collect before they pass on would make it late.
            .header("X-Accel-Buffering", "no")
            .body(rooms.open(found.get(), visit.language()));
  }

  @GetMapping("/room-{hash:[0-9a-f]+}.js")
  ResponseEntity<byte[]> script(Visit visit, @PathVariable String hash) {
    return RoomScript.ADDRESS.equals("/room-" + hash + ".js")
        ? ResponseEntity.ok()
            .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
            .body(RoomScript.BYTES)
        : pages.notFound(visit);
  }
}
