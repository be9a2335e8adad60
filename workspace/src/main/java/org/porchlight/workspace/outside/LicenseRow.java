package org.porchlight.workspace.outside;

import java.util.Map;
import org.porchlight.release.LocalText;
import org.porchlight.study.outside.License;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * One license, in words.
 *
 * @param tone of its status: good, hold or bad
 * @param open whether it can still be ended
 * @param waits whether it waits to be accepted
 * @param holds whether its package can be had
 */
public record LicenseRow(
    long id,
    String program,
    Phrase name,
    Phrase who,
    Phrase purpose,
    Phrase until,
    Phrase status,
    String tone,
    boolean open,
    boolean waits,
    boolean holds) {

  static LicenseRow of(Look look, Terms terms, License license) {
    boolean ended = license.ended() != null;
    String status =
        ended ? "ended" : license.over() ? "over" : license.accepted() == null ? "open" : "holds";
    String evaluator = license.evaluator();
    return new LicenseRow(
        license.id(),
        license.program(),
        license.name().isEmpty()
            ? look.language().name(license.program())
            : look.language().data(LocalText.of(license.name())),
        look.say(
            "licenses.who",
            Map.of(
                "who", look.language().name(evaluator == null ? "" : evaluator),
                "place", look.language().name(license.institution()))),
        look.language().name(license.purpose()),
        look.say("licenses.until", "day", terms.date(license.until())),
        look.say("licenses.status." + status),
        switch (status) {
          case "holds" -> "good";
          case "open" -> "hold";
          default -> "bad";
        },
        !ended && !license.over(),
        !ended && !license.over() && license.accepted() == null,
        license.holds());
  }
}
