package org.porchlight.attacker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.porchlight.attacker.Claims.Claim;

/**
 * Holds every number that a page marks with its cell's name against the published tables.
 *
 * <p>A mark with {@code data-value} is taken at its word. Otherwise the digits of its text and of
 * its spoken label are: those that belong to the names of its area, period or type, or to a
 * published threshold, say nothing. So a hidden 9 in the words "September (9)" would be missed.
 */
final class PageScan {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,  \\u202f']\\d{3})*(?!\\d)");

  private static final Set<String> SPOKEN =
      Set.of(
          "alt",
          "content",
          "title",
          "value",
          "aria-description",
          "aria-label",
          "aria-valuenow",
          "aria-valuetext");

  private final List<String> findings;
  private final Set<String> recovered;
  private final Claims claims;

  PageScan(Claims claims, List<String> findings, Set<String> recovered) {
    this.claims = claims;
    this.findings = findings;
    this.recovered = recovered;
  }

  void scan(Site.Page page) {
    Document content = page.content();
    if (content == null) {
      return;
    }
    for (Element mark : content.select("[data-cell]")) {
      String name = mark.attr("data-cell");
      if (!name.isEmpty()) {
        scan(page, mark, name);
      }
    }
  }

  private void scan(Site.Page page, Element mark, String name) {
    List<Claim> said = claims.find(name);
    String value = mark.attr("data-value").replaceAll("[^0-9]", "");
    if (said.isEmpty()) {
      if (!value.isEmpty()) {
        say(page, "shows a number for %s, which no release has", name);
      }
      return;
    }
    boolean hidden = claims.isHidden(name);
    String text = hidden ? everything(mark) : text(mark);
    Set<String> numbers = value.isEmpty() || hidden ? numbers(text, said) : Set.of(value);
    if (numbers.isEmpty()
        || said.stream().anyMatch(claim -> numbers.stream().anyMatch(claim::says))) {
      return;
    }
    if (hidden) {
      say(page, "shows a number for %s, which is hidden", name);
      recovered.add(name);
    } else if (!value.isEmpty() || said.getFirst().table().counts()) {
      say(page, "shows another number for %s than its release", name);
    }
  }

  private static String text(Element mark) {
    return String.join(
        " | ", mark.text(), mark.wholeText(), mark.attr("title"), mark.attr("aria-label"));
  }

  /** With a hidden number, no attribute that can carry words or a value may carry one. */
  private static String everything(Element mark) {
    StringBuilder text = new StringBuilder(text(mark));
    for (Element element : mark.getAllElements()) {
      for (Attribute attribute : element.attributes()) {
        String key = attribute.getKey();
        if (SPOKEN.contains(key) || (key.startsWith("data-") && !key.startsWith("data-cell"))) {
          text.append(" | ").append(attribute.getValue());
        }
      }
    }
    return text.toString();
  }

  private static Set<String> numbers(String text, List<Claim> said) {
    Set<String> numbers = digits(text);
    Claim claim = said.getLast();
    if (claim.says(String.join("", numbers))) {
      return numbers;
    }
    for (String member : claim.cell().place()) {
      numbers.removeAll(digits(member.replaceAll("[^0-9]+", " ")));
      for (String word : claim.table().names().getOrDefault(member, List.of())) {
        numbers.removeAll(digits(word));
      }
    }
    if (text.chars().anyMatch(Character::isLetter)) {
      claim.rules().thresholds().forEach(threshold -> numbers.remove(threshold.toString()));
    }
    return numbers;
  }

  /** The numbers of a text by their digits; 09 is 9, and 1,234 and 1.234 are 1234. */
  private static Set<String> digits(String text) {
    Set<String> numbers = new HashSet<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      String digits = number.group().replaceAll("[^0-9]", "").replaceFirst("^0+(?=\\d)", "");
      numbers.add(digits);
    }
    return numbers;
  }

  private void say(Site.Page page, String form, String name) {
    findings.add("page %s ".formatted(page.path()) + form.formatted(name));
  }
}
