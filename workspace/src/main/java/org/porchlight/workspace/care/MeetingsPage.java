package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.care.Meeting;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/** All meetings, newest first. */
public record MeetingsPage(
    Frame frame, List<Line> lines, String address, String today, Optional<Phrase> problem)
    implements Page {
  public MeetingsPage {
    lines = List.copyOf(lines);
  }

  /** One meeting. */
  public record Line(Phrase day, String link, Phrase state) {}

  static Optional<MeetingsPage> of(Look look, Optional<Phrase> problem) throws SQLException {
    if (!look.sight().enrolments().partner()) {
      return Optional.empty();
    }
    Terms terms = Terms.of(look);
    return Optional.of(
        new MeetingsPage(
            look.frame(look.say("meetings.title")),
            look.sight().meetings().list().stream().map(one -> line(look, terms, one)).toList(),
            look.visit().link("/meetings"),
            look.sight().consents().today().toString(),
            problem));
  }

  private static Line line(Look look, Terms terms, Meeting one) {
    return new Line(
        terms.date(one.day()),
        look.visit().link("/meetings/" + one.id()),
        look.say(one.closedAt() == null ? "meeting.open" : "meeting.closed"));
  }

  @Override
  public String template() {
    return "meetings.jte";
  }
}
