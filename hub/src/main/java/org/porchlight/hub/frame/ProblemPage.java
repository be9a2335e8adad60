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

  static ProblemPage of(Edition edition, int status, String address, String incident) {
    String kind =
        switch (status) {
          case 404 -> "notfound";
          case 405 -> "method";
          case 410 -> "gone";
          default -> status < 500 ? "request" : "fault";
        };
    Frame frame = new Frame(edition, "/", edition.language().say("problem." + kind + ".title"));
    return new ProblemPage(
        frame,
        frame.say("problem." + what(edition, kind, address) + ".what"),
        frame.say("problem." + kind + ".next"),
        incident.isEmpty()
            ? Optional.empty()
            : Optional.of(
                edition
                    .language()
                    .say("problem.incident", Map.of("incident", Phrase.words(incident)))));
  }

  /** A page that is not there because of what its address names is told so. */
  private static String what(Edition edition, String kind, String address) {
    if (!kind.equals("notfound")) {
      return kind;
    }
    String first = address.split("/", 3).length > 1 ? address.split("/", 3)[1] : "";
    boolean spoken = edition.issue().languages().contains(first);
    if (!spoken && first.matches("[a-z]{2}(-[A-Za-z]{2,4})?")) {
      return "notfound.language";
    }
    boolean place =
        address.startsWith("/" + first + "/places/") || address.startsWith("/" + first + "/areas/");
    return spoken && place ? "notfound.place" : kind;
  }
}
