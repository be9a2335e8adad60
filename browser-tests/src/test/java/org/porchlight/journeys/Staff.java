package org.porchlight.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of the demo's team at work. Closing the tab fails when anything went wrong on the way, or
 * when an address or a title held the name of a person who was looked at.
 */
final class Staff implements AutoCloseable {
  /** Shorter words of a name may stand in an address by chance. */
  private static final int TELLING = 4;

  private final Chromium.Tab tab;
  private final String root;
  private final String language;
  private final Set<String> names = new LinkedHashSet<>();

  private Staff(Chromium.Tab tab, String root, String language) {
    this.tab = tab;
    this.root = root;
    this.language = language;
  }

  /** Comes in by the sign-in page's own list. */
  static Staff signIn(Chromium chromium, DemoCity city, String login, String language, int width) {
    Staff staff = new Staff(chromium.open(width), city.workspace(), language);
    staff.open("sign-in?to=/" + language + "/");
    staff.press(staff.all(".demo-account:has(input[name=login][value=" + login + "]) button"));
    assertThat(staff.page().url()).isEqualTo(city.workspace() + language + "/");
    return staff;
  }

  Page page() {
    return tab.page();
  }

  Locator all(String selector) {
    return page().locator(selector);
  }

  /** Goes to a page of this language and holds it to the rules of accessibility. */
  Staff open(String path) {
    tab.visit(at(path));
    return whole();
  }

  /** Goes to a page that this reader must not have. */
  Staff miss(String path) {
    tab.visitMissing(at(path));
    return whole();
  }

  /** Presses the first of these and holds the next page to the rules of accessibility. */
  Staff press(Locator what) {
    what.first().click();
    tab.checked();
    return whole();
  }

  /** Goes to a page of a kind that was already held to the rules of accessibility. */
  Staff pass(String path) {
    tab.pass(at(path));
    return whole();
  }

  /** Presses the first of these; the next page is of a kind already held to the rules. */
  Staff click(Locator what) {
    what.first().click();
    tab.fits();
    return whole();
  }

  private Staff whole() {
    assertThat(all("html").getAttribute("lang")).as(page().url()).isEqualTo(language);
    assertThat(all("h1").count()).as(page().url()).isEqualTo(1);
    return this;
  }

  /** What the server answers, without showing it. */
  APIResponse ask(String path) {
    return page().request().get(at(path), RequestOptions.create().setMaxRedirects(0));
  }

  /** The addresses of these links, as they stand in the page. */
  List<String> links(String selector) {
    return all(selector).all().stream().map(link -> link.getAttribute("href")).toList();
  }

  /** From now on this name may stand in no address and no title. */
  String knows(String name) {
    names.add(name);
    return name;
  }

  /** A path of this language, a path from the root, or a whole address. */
  private String at(String path) {
    return URI.create(root + language + "/").resolve(path).toString();
  }

  @Override
  public void close() {
    Set<String> labels = tab.labels();
    tab.close();
    for (String name : names) {
      for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
        if (word.length() >= TELLING) {
          Pattern alone = Pattern.compile("(?<!\\p{L})" + word + "(?!\\p{L})");
          assertThat(labels)
              .as("addresses and titles")
              .noneMatch(label -> alone.matcher(label.toLowerCase(Locale.ROOT)).find());
        }
      }
    }
  }
}
