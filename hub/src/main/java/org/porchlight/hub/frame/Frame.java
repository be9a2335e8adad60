package org.porchlight.hub.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.LocalText;
import org.porchlight.release.Release;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * What stands around every page.
 *
 * @param path the page's address without its language: {@code /topics/crime}; the same in every
 *     language, so that the language switcher stays on the page
 * @param title what the page is, for the browser's tab and search results
 */
public record Frame(Edition edition, String path, Phrase title) {

  /** The page in another language. */
  public record Alternate(String tag, String ownName, String link, boolean current) {}

  public Language language() {
    return edition.language();
  }

  /** A message without placeholders. */
  public Phrase say(String key) {
    return language().say(key);
  }

  /** A message with one placeholder. */
  public Phrase say(String key, String name, Phrase value) {
    return language().say(key, Map.of(name, value));
  }

  /** A date in words. */
  public Phrase date(LocalDate date) {
    return Phrase.words(language().date(date));
  }

  /** A message as plain words. */
  public String text(String key) {
    return language().text(key);
  }

  /** The address of a page of ours in this language. */
  public String link(String to) {
    return edition.link(to);
  }

  /** Whether every record behind the pages is invented. */
  public boolean madeUp() {
    return edition.manifest().city().madeUp();
  }

  /**
   * The script of a page on which an address can be looked up, and of a phone in a room; null on
   * all others, and in a copy.
   */
  public @Nullable String script() {
    if (inRoom()) {
      return Script.ROOM.address();
    }
    boolean asks = path.equals("/") || path.equals("/places");
    return asks && !still() && edition.issue().release().file(Release.STREETS).isPresent()
        ? Script.FIND.address()
        : null;
  }

  public Phrase city() {
    return language().data(edition.manifest().city().name());
  }

  /** Where residents may write or call; null when the city does not say. */
  public @Nullable Phrase contact() {
    LocalText contact = edition.manifest().city().contact();
    return contact == null ? null : language().data(contact);
  }

  /** The text of the browser's tab. */
  public String windowTitle() {
    String name = title.plain() + " – " + city().plain();
    return madeUp() ? name + " – " + text("madeup.short") : name;
  }

  /** This page in all languages of the city. */
  public List<Alternate> alternates() {
    List<Alternate> all = new ArrayList<>();
    for (String tag : edition.issue().languages()) {
      Language other = Language.of(tag);
      all.add(new Alternate(tag, other.ownName(), "/" + tag + path, tag.equals(language().tag())));
    }
    return all;
  }

  /** The id of the release shown. */
  public Phrase release() {
    return Phrase.words(edition.manifest().id());
  }

  /** When the numbers were compiled, in words. */
  public Phrase compiled() {
    return language()
        .say(
            "footer.release",
            Map.of(
                "release", Phrase.words(edition.manifest().id()),
                "date", Phrase.words(language().date(edition.compiledOn()))));
  }

  /**
   * Which newer numbers were taken back, and why the numbers are not newer: a sentence for each
   * source that stands in the way.
   */
  public List<Phrase> notices() {
    List<Phrase> all = new ArrayList<>();
    for (TakenBack one : edition.issue().takenBack()) {
      all.add(
          TakenBackWords.notice(language(), one, ZoneId.of(edition.manifest().city().timeZone())));
    }
    edition.issue().notices().stream()
        .map(
            notice ->
                language()
                    .say(
                        "notice." + notice.kind().name().toLowerCase(Locale.ROOT),
                        Map.of(
                            "source", language().data(notice.name()), "day", date(notice.since()))))
        .forEach(all::add);
    return all;
  }

  /** The address of the style sheet. */
  public String stylesheet() {
    return StyleSheet.ADDRESS;
  }

  /** The address of the page's feed; null for a page that has none. */
  public @Nullable String feed() {
    boolean has =
        path.startsWith("/topics/")
            || path.startsWith("/places/")
            || path.startsWith("/areas/")
            || path.equals("/corrections");
    return has ? link(path + ".atom") : null;
  }

  /** The address of what search engines read of the page; null for a page that has none. */
  public @Nullable String described() {
    return path.startsWith("/topics/") ? link(path + ".jsonld") : null;
  }

  /** Whether this page will be a file, so that no form can be answered. */
  public boolean still() {
    return edition.issue().still();
  }

  /** Whether a visitor may say here what they think of the page. */
  public boolean asksBack() {
    return listens()
        && !path.startsWith("/ask")
        && !path.startsWith("/questions")
        && !path.equals("/changes")
        && !path.equals("/listening")
        && !inRoom();
  }

  /** Whether this is the page of a phone in a room: only what is asked there stands on it. */
  public boolean inRoom() {
    return path.startsWith("/s/");
  }

  /** This page as a part of another address. */
  public String asked() {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/");
  }

  /** Whether what residents say is taken in. */
  public boolean listens() {
    return edition.issue().listens();
  }

  /** The one address of a page that several addresses lead to; null for a page that has one. */
  public @Nullable String canonical() {
    return path.startsWith("/explore") || path.startsWith("/map") ? link(path) : null;
  }

  /** Whether there is a guide to this table. */
  public boolean hasGuide(String table) {
    return edition.issue().release().words().measures().containsKey(table);
  }

  /** Whether the navigation's entry leads to the page shown or to one below it. */
  public boolean isAt(String section) {
    return path.startsWith(section);
  }
}
