package org.porchlight.hub.sessions;

import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.sessions.ListeningSession;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * One session: when and where, what is offered, and afterwards what was heard.
 *
 * @param interpreters empty when nobody interprets
 * @param questions how many questions are asked there
 * @param calendar the address of the session for a calendar; empty when it is over
 * @param about the page that it is about
 * @param afterwards what was written down when it was over
 * @param answers what was answered; empty before a release has it
 */
public record SessionPage(
    Frame frame,
    Phrase state,
    String tone,
    boolean over,
    Phrase when,
    Phrase place,
    Phrase format,
    Phrase languages,
    Optional<Phrase> interpreters,
    Phrase offered,
    Phrase questions,
    Optional<String> calendar,
    String about,
    Optional<Afterwards> afterwards,
    Optional<Answers> answers) {

  /** What was written down. */
  public record Afterwards(Phrase attendance, Phrase recruitment, Phrase heard) {}

  static SessionPage of(Edition edition, ListeningSession session) {
    SessionWords words = new SessionWords(edition);
    return new SessionPage(
        new Frame(edition, "/sessions/" + session.id(), edition.language().data(session.title())),
        words.state(session),
        SessionWords.tone(session),
        session.state().over(),
        words.when(session),
        edition.language().data(session.place()),
        words.format(session),
        words.languages(session.languages()),
        session.interpreters().isEmpty()
            ? Optional.empty()
            : Optional.of(words.languages(session.interpreters())),
        edition.language().data(session.offered()),
        Phrase.words(edition.language().number(session.prompts())),
        session.state().over()
            ? Optional.empty()
            : Optional.of(edition.link("/sessions/" + session.id() + ".ics")),
        edition.link(session.page()),
        session
            .afterwards()
            .map(
                after ->
                    new Afterwards(
                        edition
                            .language()
                            .say(
                                "sessions.attendance",
                                Map.of("band", Phrase.words(after.attendance().replace('-', '–')))),
                        edition.language().data(after.recruitment()),
                        edition.language().data(after.heard()))),
        Answers.of(edition, session.id()));
  }
}
