package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.care.Partner;
import org.porchlight.study.care.Release;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.PrintedFile;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a neighbor agrees to share: asked, kept, refused, revoked. */
@Controller
final class ConsentController {
  private static final String ONE = "/{language:en|es}/people/{person}/consent";
  private static final Ask SHOW = Ask.of("people/{person}/consent", Right.CARE);
  private static final Ask KEEP = Ask.of("people/{person}/consent/keeping", Right.CARE);
  private static final Ask REFUSE = Ask.of("people/{person}/consent/refusals", Right.CARE);
  private static final Ask REVOKE =
      Ask.of("people/{person}/consent/{consent}/revocation", Right.CARE);
  private static final Ask SHEET = Ask.of("consent-form.pdf", Right.CARE);

  private final Pages pages;
  private final Clock clock;

  ConsentController(Pages pages, Clock clock) {
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/{language:en|es}/consent-form.pdf")
  ResponseEntity<byte[]> sheet(Visit visit) throws SQLException {
    return pages.print(
        visit,
        SHEET,
        look ->
            ConsentSheet.of(look)
                .map(
                    page ->
                        new PrintedFile(
                            "consent-%s.pdf".formatted(visit.language().tag()),
                            page,
                            clock.instant())));
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable String person) throws SQLException {
    return pages.show(
        visit,
        SHOW.at(person),
        look -> ConsentPage.of(look, person, CareForm.empty(), Optional.empty()));
  }

  @PostMapping(ONE)
  ResponseEntity<byte[]> keep(
      Visit visit, @PathVariable String person, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.attempt(
        visit,
        KEEP.at(person),
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Release release = read(look, form);
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return again(look, person, form, problem);
          }
          return look.sight().consents().keep(person, release).isPresent()
              ? Optional.of(done(person, "consent-kept"))
              : again(look, person, form, Optional.of(look.say("consent.problem.kept")));
        });
  }

  private static Release read(Look look, CareForm form) throws SQLException {
    LocalDate today = look.sight().consents().today();
    List<Partner> partners = look.sight().consents().partners();
    String own = String.valueOf(look.visit().reader().agency());
    String name = form.typed("name", 200);
    List<String> disclosers =
        form.some(
            "disclosers", partners.stream().filter(Partner::partner).map(Partner::id).toList());
    if (!disclosers.contains(own)) {
      form.refuse("consent.problem.own");
    }
    List<String> kinds = form.some("kinds", Release.KINDS);
    List<String> recipients = form.some("recipients", partners.stream().map(Partner::id).toList());
    if (!kinds.contains("card")
        && partners.stream().anyMatch(one -> !one.partner() && recipients.contains(one.id()))) {
      form.refuse("consent.problem.card");
    }
    String purpose = form.one("purpose", ConsentPage.PURPOSES);
    LocalDate signed = form.dayUntil("signed", today);
    LocalDate expires = form.dayAfter("expires", signed);
    String signer = form.one("signer", List.of("person", "representative"));
    String signature = form.typed("signature", 200);
    String how = form.one("how", List.of("paper", "screen"));
    String paper = how.equals("paper") ? form.typed("paper", 200) : null;
    boolean told = form.chosen("told", "yes");
    if (!told) {
      form.refuse("consent.problem.told");
    }
    String language = form.one("language", Preference.LANGUAGES);
    return new Release(
        Release.FORM,
        language,
        name,
        disclosers,
        kinds,
        recipients,
        purpose,
        signed,
        expires,
        signer,
        signature,
        how,
        paper,
        told);
  }

  @PostMapping(ONE + "/refusals")
  ResponseEntity<byte[]> refuse(
      Visit visit, @PathVariable String person, @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.attempt(
        visit,
        REFUSE.at(person),
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          String answer = form.one("answer", List.of("no", "not-now"));
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return again(look, person, form, problem);
          }
          return look.sight().consents().refuse(person, answer)
              ? Optional.of(done(person, "consent-refused"))
              : Optional.empty();
        });
  }

  @PostMapping(ONE + "/{consent:\\d{1,18}}/revocation")
  ResponseEntity<byte[]> revoke(
      Visit visit,
      @PathVariable String person,
      @PathVariable long consent,
      @RequestParam MultiValueMap<String, String> fields)
      throws SQLException {
    CareForm form = new CareForm(fields);
    return pages.attempt(
        visit,
        REVOKE.at(person),
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          String how = form.one("revoked", ConsentPage.REVOCATIONS);
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return again(look, person, form, problem);
          }
          // After it the person may be out of the reader's sight.
          return look.sight().consents().revoke(consent, how)
              ? Optional.of(new Attempt.Done(new Next("/care", "consent-revoked")))
              : Optional.empty();
        });
  }

  private static Attempt done(String person, String said) {
    return new Attempt.Done(new Next("/people/" + person + "/consent", said));
  }

  private static Optional<Attempt> again(
      Look look, String person, CareForm form, Optional<Phrase> problem) throws SQLException {
    return ConsentPage.of(look, person, form, problem).map(Attempt.NotDone::new);
  }
}
