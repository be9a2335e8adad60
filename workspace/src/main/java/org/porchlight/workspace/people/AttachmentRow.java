package org.porchlight.workspace.people;

import java.util.List;
import java.util.Map;
import org.porchlight.study.people.AttachmentLine;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * A frequent number or place that staff attached to a person.
 *
 * @param frequentLink the page of the number or place
 * @param personLink the page of the person
 * @param removal where to take it back
 */
public record AttachmentRow(
    Phrase value,
    String frequentLink,
    Phrase person,
    String personLink,
    Phrase reason,
    Phrase made,
    String removal) {

  /** Rows for these attachments. */
  public static List<AttachmentRow> of(Look look, Terms terms, List<AttachmentLine> lines) {
    return lines.stream()
        .map(
            line -> {
              String page =
                  (line.kind() == FrequentKind.NUMBER ? "/numbers/" : "/places/") + line.frequent();
              return new AttachmentRow(
                  look.language().name(line.value()),
                  look.visit().link(page),
                  PersonName.of(look, line.name()),
                  look.visit().link("/people/" + line.person()),
                  look.language().name(line.reason()),
                  look.say(
                      "made",
                      Map.of(
                          "who", look.language().name(line.by()),
                          "when", terms.moment(line.at()))),
                  look.visit().link(page + "/attachments/" + line.id() + "/removal"));
            })
        .toList();
  }
}
