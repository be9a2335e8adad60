package org.porchlight.hub.sessions;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * The sessions to come and those that were held.
 *
 * @param finding the next one in a sentence
 * @param coming the soonest first
 * @param held the latest first
 * @param known false while the database does not answer
 * @param calendar the address that a calendar can follow
 */
public record SessionsPage(
    Frame frame,
    Phrase finding,
    List<Entry> coming,
    List<Entry> held,
    boolean known,
    String calendar) {
  public SessionsPage {
    coming = List.copyOf(coming);
    held = List.copyOf(held);
  }

  /**
   * One session.
   *
   * @param heard what the team heard; empty before it was written down
   */
  public record Entry(
      String link,
      Phrase title,
      Phrase when,
      Phrase place,
      Phrase languages,
      Phrase state,
      String tone,
      Optional<Phrase> heard) {}

  static SessionsPage of(Edition edition, Optional<List<ListeningSession>> all, Instant now) {
    SessionWords words = new SessionWords(edition);
    List<ListeningSession> known = all.orElse(List.of());
    // One that nobody opened is past when its time is.
    List<ListeningSession> coming =
        known.stream()
            .filter(one -> !one.state().over())
            .filter(one -> one.state() == ListeningSession.State.OPEN || one.endsAt().isAfter(now))
            .sorted(Comparator.comparing(ListeningSession::startsAt))
            .toList();
    return new SessionsPage(
        new Frame(edition, "/sessions", edition.language().say("sessions.title")),
        coming.isEmpty()
            ? edition.language().say("sessions.finding.none")
            : edition
                .language()
                .say("sessions.finding", Map.of("when", words.when(coming.getFirst()))),
        coming.stream().map(one -> entry(edition, words, one)).toList(),
        known.stream()
            .filter(one -> one.state() == ListeningSession.State.CLOSED)
            .map(one -> entry(edition, words, one))
            .toList(),
        all.isPresent(),
        edition.link("/sessions.ics"));
  }

  private static Entry entry(Edition edition, SessionWords words, ListeningSession one) {
    return new Entry(
        edition.link("/sessions/" + one.id()),
        edition.language().data(one.title()),
        words.when(one),
        edition.language().data(one.place()),
        words.languages(one.languages()),
        words.state(one),
        SessionWords.tone(one),
        one.afterwards().map(after -> edition.language().data(after.heard())));
  }
}
