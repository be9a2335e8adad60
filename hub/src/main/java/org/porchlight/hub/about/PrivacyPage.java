package org.porchlight.hub.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * How people are protected in these numbers.
 *
 * @param aboutMe what somebody asks first: can anyone tell it is me?
 * @param aboutMonths why an old number does not change, and whether it did
 * @param rules each rule in a sentence
 * @param checked what the check before release found
 * @param exceptions what is shown although the rules would not
 * @param promises what is promised
 * @param signed who decided the rules and when
 */
public record PrivacyPage(
    Frame frame,
    List<Phrase> aboutMe,
    List<Phrase> aboutMonths,
    List<Phrase> rules,
    List<Phrase> checked,
    List<Exempt> exceptions,
    List<Phrase> promises,
    Phrase signed) {

  /** The page of an edition. */
  public static PrivacyPage of(Edition edition) {
    Language language = edition.language();
    Manifest.Rules rules = edition.manifest().rules();
    Manifest.AuditNote audit = edition.manifest().audit();
    Map<String, Phrase> limits =
        Map.of(
            "hide", number(language, rules.hideUpTo()),
            "people", number(language, rules.minimumContributors()),
            "one", percent(language, rules.topOneShare()),
            "two", percent(language, rules.topTwoShare()),
            "round", number(language, rules.roundTo()),
            "least", number(language, rules.minimumShown()),
            "records", number(language, rules.minimumOperational()),
            "answers", number(language, rules.minimumSurvey()),
            "values", number(language, rules.auditWidth() + 1L));
    List<Phrase> sentences =
        List.of(
            language.say("privacy.rule.hide", limits),
            language.say("privacy.rule.people", limits),
            language.say("privacy.rule.share", limits),
            language.say("privacy.rule.round", limits),
            language.say("privacy.rule.sensitive"),
            language.say("privacy.rule.times", limits),
            language.say("privacy.rule.survey", limits));
    Map<String, Phrase> found =
        Map.of(
            "cells", number(language, audit.cells()),
            "hidden", number(language, audit.hidden()),
            "byAudit", number(language, audit.hiddenByAudit()),
            "dropped", number(language, audit.dropped().size()),
            "values", number(language, rules.auditWidth() + 1L));
    List<Phrase> checked =
        new ArrayList<>(
            List.of(
                language.say("privacy.check.cells", found),
                language.say("privacy.check.audit", found)));
    if (audit.worstWidth() != null) {
      checked.add(
          language.say(
              "privacy.check.width", Map.of("values", number(language, audit.worstWidth() + 1))));
    }
    checked.add(
        language.say(
            audit.dropped().isEmpty() ? "privacy.check.none" : "privacy.check.dropped", found));
    checked.add(language.say("privacy.check.attack"));
    return new PrivacyPage(
        new Frame(edition, "/privacy", language.say("privacy.title")),
        List.of(
            language.say("privacy.me.small", limits),
            language.say("privacy.me.many"),
            language.say("privacy.me.often"),
            language.say("privacy.me.open"),
            language.say("privacy.points")),
        aboutMonths(language, edition.manifest().restates()),
        sentences,
        checked,
        audit.exceptions().stream().map(each -> exempt(edition, each)).toList(),
        List.of(
            language.say("privacy.promise.one", limits),
            language.say("privacy.promise.two", limits),
            language.say("privacy.promise.three")),
        language.say(
            "privacy.signed",
            Map.of(
                "who", language.name(rules.signedBy()),
                "date", Phrase.words(language.date(rules.signedOn())),
                "version", number(language, rules.version()))));
  }

  /**
   * A table that shows what the rules would not.
   *
   * @param title of the table
   * @param lines what it shows, why, and who let it through
   */
  public record Exempt(Phrase title, List<Phrase> lines) {}

  private static Exempt exempt(Edition edition, Manifest.RuleException exception) {
    Language language = edition.language();
    Phrase title =
        edition.manifest().tables().stream()
            .filter(note -> note.id().equals(exception.table()))
            .findFirst()
            .map(note -> language.data(note.title()))
            .orElseGet(() -> language.name(exception.table()));
    List<Phrase> lines = new ArrayList<>();
    lines.add(language.data(exception.shows()));
    lines.add(
        language.say(
            "privacy.exception.reason", Map.of("reason", language.data(exception.reason()))));
    for (Manifest.Approval yes : exception.approvedBy()) {
      lines.add(
          language.say(
              "privacy.exception.approved",
              Map.of(
                  "who", language.name(yes.name()),
                  "role", language.data(yes.role()),
                  "date", Phrase.words(language.date(yes.on())))));
    }
    return new Exempt(title, lines);
  }

  private static List<Phrase> aboutMonths(
      Language language, Manifest.@Nullable Restatement restated) {
    List<Phrase> sentences =
        new ArrayList<>(
            List.of(language.say("privacy.month.text"), language.say("privacy.month.mended")));
    if (restated != null) {
      Map<String, Phrase> what =
          Map.of(
              "date", Phrase.words(language.date(restated.on())),
              "reason", language.data(restated.reason()));
      sentences.add(language.say("privacy.month.restated", what));
      if (!restated.approvedBy().isEmpty()) {
        sentences.add(
            language.say(
                "privacy.month.approved",
                Map.of("who", language.name(String.join(", ", restated.approvedBy())))));
      }
    }
    return sentences;
  }

  private static Phrase number(Language language, long value) {
    return Phrase.words(language.number(value));
  }

  private static Phrase percent(Language language, double share) {
    return Phrase.words(language.labels().percent(Math.round(share * 100)));
  }
}
