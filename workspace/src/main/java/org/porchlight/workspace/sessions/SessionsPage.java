package org.porchlight.workspace.sessions;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * All listening sessions.
 *
 * @param finding what is open or next, in a sentence
 * @param lines the latest first
 */
public record SessionsPage(Frame frame, Phrase finding, List<Line> lines) implements Page {
  public SessionsPage {
    lines = List.copyOf(lines);
  }

  /**
   * One session.
   *
   * @param missing what staff still owe it; empty for nothing
   */
  public record Line(
      String link,
      Phrase title,
      Phrase when,
      Phrase place,
      Phrase state,
      String tone,
      Optional<Phrase> missing) {}

  static SessionsPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    SessionWords words = new SessionWords(look);
    List<StaffSession> all = look.sight().sessions().list();
    Optional<StaffSession> open =
        all.stream().filter(one -> one.state() == StaffSession.State.OPEN).findFirst();
    Optional<StaffSession> next =
        all.reversed().stream()
            .filter(one -> one.state() == StaffSession.State.PLANNED)
            .findFirst();
    return new SessionsPage(
        look.frame(look.say("sessions.title")),
        open.map(one -> look.say("hold.finding.open", "title", look.name(one.title())))
            .or(
                () ->
                    next.map(
                        one -> look.say("hold.finding.next", "when", terms.moment(one.startsAt()))))
            .orElseGet(() -> look.say("hold.finding.none")),
        all.stream()
            .map(
                one ->
                    new Line(
                        look.visit().link("/sessions/" + one.id()),
                        look.name(one.title()),
                        terms.moment(one.startsAt()),
                        look.name(one.place()),
                        words.state(one),
                        SessionWords.tone(one),
                        one.state() == StaffSession.State.CLOSED && one.record() == null
                            ? Optional.of(look.say("hold.missing.record"))
                            : Optional.empty()))
            .toList());
  }

  @Override
  public String template() {
    return "sessions.jte";
  }
}
