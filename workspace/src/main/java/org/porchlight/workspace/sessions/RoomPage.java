package org.porchlight.workspace.sessions;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sessions.RoomScreen;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.svg.QrSquare;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * What everybody in the room sees: how to take part, the question, and the answers as they come.
 *
 * @param code what people type when they cannot scan
 * @param address where the phones go, in letters; empty when the hub's address is not set
 * @param square the same to be scanned; empty as above
 * @param live the address that tells of changes
 * @param script the script that shows them
 * @param back the session's page
 */
public record RoomPage(
    Frame frame,
    String code,
    String address,
    String square,
    String live,
    String script,
    String back,
    RoomNow now)
    implements Page {

  static Optional<RoomPage> of(Look look, RoomScreen screen, long id, Optional<String> hub)
      throws SQLException {
    Optional<StaffSession> found = look.sight().sessions().find(id);
    Optional<RoomScreen.Now> now =
        found.isEmpty() ? Optional.empty() : screen.now(id, found.get().code());
    if (found.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    StaffSession session = found.get();
    boolean phones = !session.format().equals("paper");
    Optional<String> address =
        phones ? hub.map(site -> site + "/s/" + session.code()) : Optional.empty();
    return Optional.of(
        new RoomPage(
            look.frame(look.name(session.title())),
            phones ? session.code() : "",
            address.map(one -> one.replaceFirst("https?://", "")).orElse(""),
            address.map(one -> QrSquare.of(one, look.visit().say("room.scan").plain())).orElse(""),
            look.visit().link("/sessions/" + id + "/live"),
            RoomScript.ADDRESS,
            look.visit().link("/sessions/" + id),
            RoomNow.of(look.language(), now.get())));
  }

  @Override
  public String template() {
    return "room.jte";
  }
}
