package org.porchlight.workspace.frame;

import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * A page about something that went wrong.
 *
 * @param incident what to tell the operator, so that the line in the log can be found
 */
public record ProblemPage(Frame frame, Phrase what, Phrase next, Optional<Phrase> incident)
    implements Page {

  static ProblemPage of(Visit asked, Optional<CityName> city, int status, String incident) {
    String kind =
        switch (status) {
          case 403 -> "form";
          case 429 -> "busy";
          default -> status < 500 ? "notfound" : "fault";
        };
    // The same page whatever was asked for, so that it tells nothing about the address.
    Visit visit = new Visit(asked.language(), "", "", asked.who(), asked.formToken(), "");
    Frame frame = new Frame(visit, visit.say("stop." + kind + ".title"), city);
    return new ProblemPage(
        frame,
        frame.say("stop." + kind + ".what"),
        frame.say("stop." + kind + ".next"),
        incident.isEmpty()
            ? Optional.empty()
            : Optional.of(frame.say("stop.case", "incident", Phrase.words(incident))));
  }

  @Override
  public String template() {
    return "problem.jte";
  }
}
