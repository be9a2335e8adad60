package org.porchlight.hub.voices;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.voices.Whereabouts;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.webkit.language.Phrase;

/**
 * How far a message is.
 *
 * @param code by which this page is found
 * @param danger whether who answers at every hour is said first
 * @param fresh whether it was sent a moment ago
 * @param state where it stands
 * @param why why it was set aside, in staff's words; empty otherwise
 * @param question the page of the public question it became
 * @param contact whether we still hold how its sender may be answered
 */
public record SentPage(
    Frame frame,
    String code,
    boolean danger,
    boolean fresh,
    Phrase state,
    String why,
    Optional<String> question,
    boolean contact) {

  static SentPage of(
      Edition edition, String code, Whereabouts where, boolean danger, boolean fresh) {
    String key = where.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new SentPage(
        new Frame(
            edition,
            "/ask/" + code,
            edition.language().say(fresh ? "sent.title.fresh" : "sent.title")),
        code,
        danger,
        fresh,
        edition
            .language()
            .say(
                "sent.state." + key,
                Map.of("day", Phrase.words(edition.language().date(where.received())))),
        where.why(),
        where.question().isPresent()
            ? Optional.of(edition.link("/questions/" + where.question().getAsLong()))
            : Optional.empty(),
        where.contact());
  }
}
