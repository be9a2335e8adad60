package org.porchlight.workspace.frame;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.study.access.Right;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * What stands around every page.
 *
 * @param title what the page is, for the browser's tab; never a person's name
 * @param city whose workspace this is; empty when the study does not answer
 */
public record Frame(Visit visit, Phrase title, Optional<CityName> city) {
  /** What a page may say was just done; anything else in an address is not said. */
  private static final Set<String> SAID =
      Set.of(
          "same",
          "not-same",
          "taken-back",
          "later",
          "attached",
          "detached",
          "account-added",
          "account-disabled",
          "account-enabled",
          "account-unlocked",
          "password-new",
          "password-changed",
          "language-changed",
          "release-approved",
          "release-refused",
          "release-taken-back",
          "release-asked",
          "release-asked-before",
          "codes-saved",
          "codes-undone",
          "codes-nothing",
          "voice-assigned",
          "voice-read",
          "voice-set-aside",
          "voice-published",
          "voice-answered",
          "voice-changed",
          "session-planned",
          "session-stepped",
          "session-words",
          "session-counted",
          "session-written",
          "plan-saved",
          "plan-handed-in",
          "plan-published",
          "plan-returned",
          "care-written",
          "care-stepped",
          "care-draw-begun",
          "care-drawn",
          "consent-kept",
          "consent-revoked",
          "consent-refused");

  /** The page in another language. */
  public record Alternate(String tag, String ownName, String link, boolean current) {}

  /** A way to another part of the workspace. */
  public record Section(String link, Phrase name, boolean current) {}

  public Language language() {
    return visit.language();
  }

  /** A message without placeholders. */
  public Phrase say(String key) {
    return visit.say(key);
  }

  /** A message with one placeholder. */
  public Phrase say(String key, String name, Phrase value) {
    return visit.say(key, name, value);
  }

  /** A message as plain words. */
  public String text(String key) {
    return language().text(key);
  }

  /** A message with one placeholder as plain words. */
  public String text(String key, String name, Phrase value) {
    return language().text(key, Map.of(name, value));
  }

  /** A date in words. */
  public Phrase date(LocalDate date) {
    return Phrase.words(language().date(date));
  }

  /** The address of a page of ours in this language. */
  public String link(String to) {
    return visit.link(to);
  }

  /** Whether every record behind the pages is invented. */
  public boolean madeUp() {
    return city.isPresent() && city.get().madeUp();
  }

  /** The text of the browser's tab. */
  public String windowTitle() {
    StringBuilder all = new StringBuilder(title.plain()).append(" – ").append(text("brand.tab"));
    if (madeUp()) {
      all.append(" – ").append(text("madeup.short"));
    }
    return all.toString();
  }

  /** The parts of the workspace that this reader has a right to. */
  public List<Section> sections() {
    List<Section> all = new ArrayList<>();
    if (visit.who().isPresent()) {
      add(all, true, "/", "menu.home");
      add(
          all,
          visit.may(Right.COUNTS) || visit.may(Right.ALL_COUNTS),
          "/neighbors",
          "menu.neighbors");
      add(all, visit.may(Right.PEOPLE), "/people", "menu.people");
      add(all, visit.may(Right.CARE), "/care", "menu.care");
      add(all, visit.may(Right.CARE), "/cards", "menu.cards");
      add(all, visit.may(Right.DECIDE), "/questions", "menu.questions");
      add(all, visit.may(Right.PEOPLE), "/numbers", "menu.numbers");
      add(all, visit.may(Right.PEOPLE), "/places", "menu.places");
      add(all, visit.may(Right.SOURCES), "/sources", "menu.sources");
      add(all, visit.may(Right.VOICES), "/voices", "menu.voices");
      add(all, visit.may(Right.SESSIONS), "/sessions", "menu.sessions");
      add(all, visit.may(Right.PLAN), "/plan", "menu.plan");
      add(all, visit.may(Right.PROGRAMS), "/programs", "menu.programs");
      add(all, visit.may(Right.PUBLISH), "/releases", "menu.releases");
      add(all, visit.may(Right.LICENSES), "/licenses", "menu.licenses");
      add(all, visit.may(Right.PACKAGES), "/packages", "menu.packages");
      add(all, visit.may(Right.ACCOUNTS), "/accounts", "menu.accounts");
      add(all, visit.may(Right.AUDIT), "/trail", "menu.trail");
    }
    return all;
  }

  private void add(List<Section> all, boolean may, String to, String key) {
    if (may) {
      boolean here = to.equals("/") ? visit.path().equals("/") : visit.path().startsWith(to);
      all.add(new Section(link(to), say(key), here));
    }
  }

  /** This page in all languages. */
  public List<Alternate> alternates() {
    String path = visit.path().isEmpty() ? "/" : visit.path();
    String rest = visit.query().isEmpty() ? path : path + "?" + visit.query();
    return Preference.LANGUAGES.stream()
        .map(
            tag ->
                new Alternate(
                    tag,
                    Language.of(tag).ownName(),
                    "/" + tag + rest,
                    tag.equals(language().tag())))
        .toList();
  }

  /** What was just done, when something was. */
  public Optional<Phrase> said() {
    return SAID.contains(visit.said())
        ? Optional.of(say("said." + visit.said()))
        : Optional.empty();
  }

  /** The address of the style sheet. */
  public String stylesheet() {
    return StyleSheet.ADDRESS;
  }
}
