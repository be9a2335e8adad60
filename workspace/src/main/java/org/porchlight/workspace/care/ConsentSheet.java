package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.care.Partner;
import org.porchlight.study.care.Release;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * The release of information on paper, to be read together and signed by hand.
 *
 * @param own who asks for it
 * @param partners who may give and receive
 * @param responders who may receive the card and nothing else
 */
public record ConsentSheet(
    Frame frame,
    String form,
    Phrase own,
    List<Phrase> partners,
    List<Phrase> responders,
    List<Phrase> kinds)
    implements Page {
  public ConsentSheet {
    partners = List.copyOf(partners);
    responders = List.copyOf(responders);
    kinds = List.copyOf(kinds);
  }

  static Optional<ConsentSheet> of(Look look) throws SQLException {
    String own = look.visit().reader().agency();
    if (own == null || !look.sight().enrolments().partner()) {
      return Optional.empty();
    }
    CareWords words = CareWords.of(look, List.of());
    List<Partner> all = look.sight().consents().partners();
    return Optional.of(
        new ConsentSheet(
            look.frame(look.say("consent.form.title")),
            Release.FORM,
            words.terms().agency(own),
            all.stream()
                .filter(Partner::partner)
                .map(one -> words.terms().agency(one.id()))
                .toList(),
            all.stream()
                .filter(one -> one.responds() && !one.partner())
                .map(one -> words.terms().agency(one.id()))
                .toList(),
            Release.KINDS.stream().map(kind -> words.word("care.kind.", kind)).toList()));
  }

  @Override
  public String template() {
    return "consent-sheet.jte";
  }
}
