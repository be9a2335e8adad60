package org.porchlight.hub.sessions;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Method;
import biweekly.property.Status;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.hub.edition.Edition;

/** Sessions for calendars, as iCalendar (RFC 5545). */
final class Calendar {
  private Calendar() {}

  /**
   * A calendar of these sessions in the language of an edition.
   *
   * @param site where the hub stands for the visitor
   */
  static String of(Edition edition, List<ListeningSession> sessions, String site, Instant now) {
    ICalendar calendar = new ICalendar();
    String city = edition.language().data(edition.manifest().city().name()).plain();
    calendar.setProductId("-//Porchlight//" + city + "//" + edition.language().tag());
    calendar.setMethod(Method.publish());
    for (ListeningSession session : sessions) {
      calendar.addEvent(event(edition, session, site, now));
    }
    return Biweekly.write(calendar).go();
  }

  private static VEvent event(Edition edition, ListeningSession session, String site, Instant now) {
    VEvent event = new VEvent();
    // The same event in every language and after every change.
    event.setUid("session-" + session.id() + "@" + site.replaceFirst("https?://", ""));
    event.setDateTimeStamp(Date.from(now));
    event.setDateStart(Date.from(session.startsAt()));
    event.setDateEnd(Date.from(session.endsAt()));
    String made =
        edition.manifest().city().madeUp() ? edition.language().text("madeup.short") + ": " : "";
    event.setSummary(made + edition.language().data(session.title()).plain());
    event.setLocation(edition.language().data(session.place()).plain());
    event.setDescription(edition.language().data(session.offered()).plain());
    event.setUrl(site + edition.link("/sessions/" + session.id()));
    event.setStatus(
        session.state() == ListeningSession.State.CANCELLED
            ? Status.cancelled()
            : Status.confirmed());
    return event;
  }
}
