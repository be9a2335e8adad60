package org.porchlight.hub.voices;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.voices.BoardQuestion;
import org.porchlight.commons.voices.Done;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * One question and what came of it.
 *
 * @param since since when it stands as it does
 * @param who answers; empty when nobody was named
 * @param about the page it is about, and its name
 * @param answer in staff's words; empty while there is none
 * @param seen where the answer can be seen
 * @param release the page of the release that gives it
 * @param changes what was changed because of it
 */
public record QuestionPage(
    Frame frame,
    long id,
    Phrase asked,
    Phrase state,
    String tone,
    String sign,
    Optional<Phrase> since,
    Optional<Phrase> who,
    Link about,
    Optional<Phrase> answer,
    Optional<Link> seen,
    Optional<Link> release,
    Phrase seconds,
    List<DonePage.Entry> changes) {

  public QuestionPage {
    changes = List.copyOf(changes);
  }

  /** An address and its words. */
  public record Link(String address, Phrase words) {}

  static QuestionPage of(Edition edition, BoardQuestion one, List<Done> done) {
    QuestionWords words = new QuestionWords(edition);
    Phrase title = edition.language().data(one.words());
    LocalDate on = one.stateOn();
    String agency = one.agency();
    return new QuestionPage(
        new Frame(edition, "/questions/" + one.id(), title),
        one.id(),
        edition.language().say("asked.asked.on", Map.of("day", words.day(one.askedOn()))),
        words.state(one.state()),
        QuestionWords.tone(one.state()),
        QuestionWords.sign(one.state()),
        on == null
            ? Optional.empty()
            : Optional.of(edition.language().say("asked.since", Map.of("day", words.day(on)))),
        agency == null
            ? Optional.empty()
            : Optional.of(
                edition
                    .language()
                    .say(
                        one.answer() == null ? "asked.who" : "asked.who.did",
                        Map.of("agency", edition.agency(agency)))),
        new Link(edition.link(one.page()), new About(one.page()).name(edition)),
        Optional.ofNullable(one.answer()).map(edition.language()::data),
        seen(edition, one.answerPage()),
        release(edition, one.answerRelease()),
        one.seconds() == 0
            ? edition.language().say("asked.seconds.none")
            : words.seconds(one.seconds()),
        done.stream()
            .filter(change -> change.questions().contains(one.id()))
            .map(change -> DonePage.entry(edition, change))
            .toList());
  }

  private static Optional<Link> seen(Edition edition, @Nullable String page) {
    return Optional.ofNullable(page)
        .map(path -> new Link(edition.link(path), new About(path).name(edition)));
  }

  private static Optional<Link> release(Edition edition, @Nullable String release) {
    return Optional.ofNullable(release)
        .map(
            id ->
                new Link(
                    "/releases/" + id + "/manifest.json",
                    edition.language().say("asked.release", Map.of("id", Phrase.words(id)))));
  }
}
