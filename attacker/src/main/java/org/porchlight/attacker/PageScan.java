package org.porchlight.attacker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Holds every number that a page marks with its cell's name against the published tables.
 *
 * <p>A mark with {@code data-value} is taken at its word. Otherwise the digits of its text and of
 * its spoken label are: those that belong to the names of its area, period or type, or to a
 * published threshold, say nothing. So a hidden 9 in the words "September (9)" would be missed.
 */
final class PageScan {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,  \\u202f']\\d{3})*(?!\\d)");

  private final List<String> findings;
  private final Set<String> recovered;
  private final Map<String, List<Claim>> claims = new HashMap<>();

  PageScan(List<Published> releases, List<String> findings, Set<String> recovered) {
    this.findings = findings;
    this.recovered = recovered;
    for (Published release : releases) {
      for (Published.Table table : release.tables()) {
        for (Published.Figure cell : table.cells()) {
          claims
              .computeIfAbsent(cell.name(table.id()), _ -> new ArrayList<>())
              .add(new Claim(cell, table, release.rules()));
        }
      }
    }
  }

  /** What a release says of a cell. */
  private record Claim(Published.Figure cell, Published.Table table, Published.Rules rules) {
    boolean says(String digits) {
      Long value = cell.value();
      return value != null && value.toString().equals(digits);
    }
  }

  void scan(Site.Page page) {
    for (Element mark : page.content().select("[data-cell]")) {
      String name = mark.attr("data-cell");
      if (!name.isEmpty()) {
        scan(page, mark, name, claims.get(name));
      }
    }
  }

  private void scan(Site.Page page, Element mark, String name, @Nullable List<Claim> said) {
    String value = mark.attr("data-value").replaceAll("[^0-9]", "");
    if (said == null) {
      if (!value.isEmpty()) {
        say(page, "shows a number for %s, which no release has", name);
      }
      return;
    }
    Set<String> numbers = value.isEmpty() ? numbers(mark, said) : Set.of(value);
    if (numbers.isEmpty()
        || said.stream().anyMatch(claim -> numbers.stream().anyMatch(claim::says))) {
      return;
    }
    if (said.stream().allMatch(claim -> claim.cell().hidden() || claim.cell().gap())) {
      say(page, "shows a number for %s, which is hidden", name);
      recovered.add(name);
    } else if (!value.isEmpty() || said.getFirst().table().counts()) {
      say(page, "shows another number for %s than its release", name);
    }
  }

  private static Set<String> numbers(Element mark, List<Claim> said) {
    String text =
        String.join(
            " | ", mark.text(), mark.wholeText(), mark.attr("title"), mark.attr("aria-label"));
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
    findings.add("page %s ".formatted(page.address().getPath()) + form.formatted(name));
  }
}
