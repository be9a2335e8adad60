package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.care.Meeting;
import org.porchlight.study.care.Meetings;
import org.porchlight.study.care.Partner;
import org.porchlight.study.care.Step;
import org.porchlight.study.care.StepLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * One meeting: what it has before it, who came, what was decided.
 *
 * @param paper whether this is the packet on paper
 * @param neighbors whom a decision or task may be about
 */
public record MeetingPage(
    Frame frame,
    boolean paper,
    String address,
    Phrase day,
    Phrase own,
    boolean closed,
    Agenda agenda,
    List<Fact> seats,
    List<Agenda.Decided> decisions,
    List<Choice> agencies,
    List<Choice> neighbors,
    CareForm form,
    Optional<Phrase> problem)
    implements Page {
  public MeetingPage {
    seats = List.copyOf(seats);
    decisions = List.copyOf(decisions);
    agencies = List.copyOf(agencies);
    neighbors = List.copyOf(neighbors);
  }

  static Optional<MeetingPage> of(
      Look look, long id, boolean paper, CareForm form, Optional<Phrase> problem)
      throws SQLException {
    Meetings meetings = look.sight().meetings();
    Optional<Meeting> found = meetings.find(id);
    String own = look.visit().reader().agency();
    if (found.isEmpty() || own == null) {
      return Optional.empty();
    }
    Meeting meeting = found.get();
    List<Meetings.Decision> decisions = meetings.decisions(id);
    List<StepLine> standing =
        look.sight().enrolments().standing().stream()
            .filter(line -> line.step().inCare() || line.step() == Step.SELECTED)
            .toList();
    CareWords words =
        CareWords.of(
            look,
            java.util.stream.Stream.concat(
                    standing.stream().map(StepLine::person),
                    decisions.stream().map(Meetings.Decision::person).filter(Objects::nonNull))
                .distinct()
                .toList());
    return Optional.of(
        new MeetingPage(
            look.frame(look.say("meeting.title", "day", words.terms().date(meeting.day()))),
            paper,
            look.visit().link("/meetings/" + id),
            words.terms().date(meeting.day()),
            words.terms().agency(own),
            meeting.closedAt() != null,
            Agenda.of(look, meeting),
            meetings.seats(id).entrySet().stream()
                .map(
                    seat ->
                        new Fact(words.terms().agency(seat.getKey()), look.number(seat.getValue())))
                .toList(),
            decisions.stream().map(one -> Agenda.decided(words, one)).toList(),
            look.sight().consents().partners().stream()
                .filter(Partner::partner)
                .map(
                    one ->
                        new Choice(
                            one.id(), words.terms().agency(one.id()), "", one.id().equals(own)))
                .toList(),
            standing.stream()
                .map(line -> new Choice(line.person(), words.name(line.person()), "", false))
                .toList(),
            form,
            problem));
  }

  /** What stands in a field of a form so far. */
  public String field(String what, String name) {
    return form.field(what, name);
  }

  @Override
  public String template() {
    return paper ? "meeting-packet.jte" : "meeting.jte";
  }
}
