package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.care.Consent;
import org.porchlight.study.care.Partner;
import org.porchlight.study.care.Release;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * What one neighbor agreed to, and the form that keeps what they sign.
 *
 * @param address of this page
 * @param care the page of their care
 * @param kept newest first
 * @param disclosers agencies that may give something
 * @param recipients agencies that may receive something
 * @param lastDay the last day a consent signed today can have
 */
public record ConsentPage(
    Frame frame,
    String address,
    String care,
    Phrase name,
    Phrase standing,
    List<Kept> kept,
    List<Phrase> refusals,
    List<Choice> disclosers,
    List<Choice> kinds,
    List<Choice> recipients,
    List<Choice> purposes,
    String today,
    String lastDay,
    CareForm form,
    Optional<Phrase> problem)
    implements Page {
  static final List<String> REVOCATIONS = List.of("in-person", "by-phone", "in-writing");
  static final List<String> PURPOSES = List.of("care", "response", "care-and-response");

  public ConsentPage {
    kept = List.copyOf(kept);
    refusals = List.copyOf(refusals);
    disclosers = List.copyOf(disclosers);
    kinds = List.copyOf(kinds);
    recipients = List.copyOf(recipients);
    purposes = List.copyOf(purposes);
  }

  /**
   * One consent.
   *
   * @param revocation where the form that revokes it sends to; empty when it no longer holds
   */
  public record Kept(
      Phrase state,
      boolean holds,
      Phrase scope,
      Phrase signed,
      Phrase by,
      Optional<String> revocation) {}

  static Optional<ConsentPage> of(Look look, String asked, CareForm form, Optional<Phrase> problem)
      throws SQLException {
    Optional<String> found = look.sight().care().find(asked);
    if (found.isEmpty() || !look.sight().enrolments().partner()) {
      return Optional.empty();
    }
    String person = found.get();
    CareWords words = CareWords.of(look, List.of(person));
    List<Consent> consents = look.sight().consents().of(person);
    List<Partner> partners = look.sight().consents().partners();
    String own = String.valueOf(look.visit().reader().agency());
    String address = look.visit().link("/people/" + person + "/consent");
    return Optional.of(
        new ConsentPage(
            look.frame(look.say("consent.title")),
            address,
            look.visit().link("/people/" + person + "/care"),
            words.name(person),
            ConsentWords.standing(words, consents),
            consents.stream().map(one -> kept(words, address, one)).toList(),
            look.sight().consents().refusals(person).stream()
                .map(
                    one ->
                        look.say(
                            "consent.refusal." + one.answer(),
                            "when",
                            words.terms().date(one.at())))
                .toList(),
            partners.stream()
                .filter(Partner::partner)
                .map(one -> choice(words, "disclosers", one.id(), form, one.id().equals(own)))
                .toList(),
            Release.KINDS.stream()
                .map(
                    kind ->
                        new Choice(
                            kind, words.word("care.kind.", kind), "", form.chosen("kinds", kind)))
                .toList(),
            partners.stream()
                .filter(one -> !one.id().equals(own))
                .map(one -> choice(words, "recipients", one.id(), form, false))
                .toList(),
            PURPOSES.stream()
                .map(
                    one ->
                        new Choice(
                            one, words.word("care.purpose.", one), "", form.chosen("purpose", one)))
                .toList(),
            words.today().toString(),
            words.today().plusYears(1).toString(),
            form,
            problem));
  }

  private static Choice choice(
      CareWords words, String field, String agency, CareForm form, boolean otherwise) {
    return new Choice(
        agency,
        words.terms().agency(agency),
        "",
        form.isEmpty() ? otherwise : form.chosen(field, agency));
  }

  private static Kept kept(CareWords words, String address, Consent one) {
    Look look = words.look();
    return new Kept(
        ConsentWords.state(words, one),
        one.inForce(words.today()),
        ConsentWords.scope(words, one),
        look.say(
            "consent.signed." + one.signedHow(),
            Map.of(
                "who", look.language().name(one.signature()),
                "when", words.terms().date(one.signedOn()),
                "where", look.language().name(one.paper() == null ? "" : one.paper()))),
        look.say("consent.kept.by", "who", look.language().name(one.by())),
        one.revokedAt() == null
            ? Optional.of(address + "/%d/revocation".formatted(one.id()))
            : Optional.empty());
  }

  /** How a revocation may come. */
  public List<Choice> revocations() {
    return REVOCATIONS.stream()
        .map(one -> new Choice(one, frame.say("consent.revoked." + one), "", false))
        .toList();
  }

  /** What stands in a field so far; otherwise this. */
  public String field(String name, String otherwise) {
    return form.isEmpty() ? otherwise : form.field(name);
  }

  @Override
  public String template() {
    return "consent.jte";
  }
}
