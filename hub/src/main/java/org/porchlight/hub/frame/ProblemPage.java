package org.porchlight.hub.frame;

import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.webkit.language.Phrase;

/**
 * A page about something that went wrong.
 *
 * @param incident what to tell the city, so that the line in its log can be found
 */
public record ProblemPage(Frame frame, Phrase what, Phrase next, Optional<Phrase> incident) {

  static ProblemPage of(Edition edition, int status, String incident) {
    String kind =
        switch (status) {
          case 404 -> "notfound";
          case 405 -> "method";
          default -> status < 500 ? "request" : "fault";
        };
    Frame frame = new Frame(edition, "/", edition.language().say("problem." + kind + ".title"));
    return new ProblemPage(
        frame,
        frame.say("problem." + kind + ".what"),
        frame.say("problem." + kind + ".next"),
        incident.isEmpty()
            ? Optional.empty()
            : Optional.of(
                edition
                    .language()
                    .say("problem.incident", Map.of("incident", Phrase.words(incident)))));
  }
}
