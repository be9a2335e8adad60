package org.porchlight.attacker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Looks at how a hub answers: what an ETag is made of, whether there is an answer at all, how long
 * it takes, and what an error page says. None of that may differ with what is hidden.
 */
final class AnswerScan {
  private static final Set<String> PLAIN =
      Set.of(
          "accept-ranges",
          "age",
          "cache-control",
          "connection",
          "content-length",
          "content-security-policy",
          "content-type",
          "date",
          "expires",
          "keep-alive",
          "last-modified",
          "permissions-policy",
          "strict-transport-security",
          "vary",
          "x-content-type-options",
          "x-xss-protection",
          ":status");

  /** A number of few digits that stands for itself; a hash is longer, or has letters in it. */
  private static final Pattern SHORT_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.])\\d{1,4}(?![0-9A-Za-z.])");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

  private static final Pattern INNER_LIFE =
      Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)|\\bException\\b|\\bSQLSTATE\\b");

  private static final int ENOUGH = 3;
  private static final int MOST_ASKED = 60;
  private static final int MOST_TIMED = 8;
  private static final int ROUNDS = 5;

  /** Less than this can be chance, or the way there. */
  private static final long CLEAR_NANOS = 20_000_000;

  private final Site site;
  private final Claims claims;
  private final List<String> findings;
  private final BodyScan bodies;

  AnswerScan(Site site, Claims claims, List<String> findings, BodyScan bodies) {
    this.site = site;
    this.claims = claims;
    this.findings = findings;
    this.bodies = bodies;
  }

  void scan(List<Site.Page> pages) {
    pages.forEach(page -> headers(page.path(), page.headers()));
    Map<String, Map<String, URI>> families = families(pages);
    families.forEach(this::missing);
    families.forEach(this::waits);
    tagsThatMove(pages);
    errors(families.keySet());
  }

  private void headers(String path, HttpHeaders headers) {
    headers
        .map()
        .forEach(
            (name, values) -> {
              if (!PLAIN.contains(name)
                  && values.stream().anyMatch(value -> hasNumber(withoutNames(value, path)))) {
                findings.add(
                    "page %s has a number of its own in the header %s".formatted(path, name));
              }
            });
  }

  /** A name with a number in it, as in "911-calls", tells nothing that was not asked for by it. */
  private static String withoutNames(String value, String path) {
    String rest = value;
    for (String step : path.split("[/?&=]", -1)) {
      if (WORD.matcher(step).find()) {
        rest = rest.replace(step, "");
      }
    }
    return rest;
  }

  private boolean hasNumber(String value) {
    return SHORT_NUMBER
        .matcher(value)
        .results()
        .anyMatch(number -> !site.releaseIds().contains(number.group()));
  }

  /** An ETag that changes while the page does not tells that something behind it did. */
  private void tagsThatMove(List<Site.Page> pages) {
    for (Site.Page page : pages.subList(0, Math.min(MOST_TIMED, pages.size()))) {
      try {
        Site.Page again = site.ask(page.address().getRawPath());
        boolean sameTag =
            page.headers().firstValue("etag").equals(again.headers().firstValue("etag"));
        if (!sameTag && text(page).equals(text(again))) {
          findings.add("page %s keeps its words and changes its ETag".formatted(page.path()));
        }
      } catch (IOException e) {
        findings.add("page %s answers once and not twice".formatted(page.path()));
      }
    }
  }

  private static String text(Site.Page page) {
    Document content = page.content();
    return content == null ? page.body() : content.outerHtml();
  }

  /**
   * Addresses that differ only in the area, period or type they name: by their common form, then by
   * that name.
   */
  private Map<String, Map<String, URI>> families(List<Site.Page> pages) {
    Map<String, String> written = new HashMap<>();
    for (int axis = 0; axis < 3; axis++) {
      for (String member : claims.members(axis)) {
        written.put(member, member);
        written.put(member.replace(':', '/'), member);
      }
    }
    Map<String, Map<String, URI>> families = new TreeMap<>();
    for (Site.Page page : pages) {
      String[] steps = page.path().split("/", -1);
      for (int from = 1; from < steps.length; from++) {
        for (int to = from + 1; to <= Math.min(steps.length, from + 2); to++) {
          String member = written.get(String.join("/", Arrays.copyOfRange(steps, from, to)));
          if (member != null) {
            String form =
                String.join("/", Arrays.copyOfRange(steps, 0, from))
                    + (to - from == 2 ? "/*/*" : "/*")
                    + (to < steps.length ? "/" : "")
                    + String.join("/", Arrays.copyOfRange(steps, to, steps.length));
            families.computeIfAbsent(form, _ -> new LinkedHashMap<>()).put(member, page.address());
          }
        }
      }
    }
    families.values().removeIf(members -> members.size() < 2);
    return families;
  }

  /** Members that have no page, and nothing but hidden numbers, beside ones that have both. */
  private void missing(String form, Map<String, URI> there) {
    Set<String> gone = new TreeSet<>();
    for (int axis = 0; axis < 3; axis++) {
      Set<String> members = claims.members(axis);
      if (there.keySet().stream().allMatch(members::contains)) {
        gone.addAll(members);
      }
    }
    gone.removeAll(there.keySet());
    Set<String> levels = new TreeSet<>();
    there.keySet().forEach(member -> levels.add(level(member)));
    gone.removeIf(member -> !levels.contains(level(member)) || member.endsWith(":unknown"));
    int hiddenOnly = 0;
    int others = 0;
    for (String member : gone.stream().limit(MOST_ASKED).toList()) {
      String step = form.contains("/*/*") ? member.replace(':', '/') : member;
      try {
        boolean answered =
            site.ask(form.replace(form.contains("/*/*") ? "*/*" : "*", step)).status() < 400;
        if (!answered) {
          hiddenOnly += claims.hasHidden(member) && !claims.hasShown(member) ? 1 : 0;
          others += claims.hasShown(member) ? 1 : 0;
        }
      } catch (IOException | IllegalArgumentException e) {
        others++;
      }
    }
    if (hiddenOnly > 0 && others == 0) {
      findings.add(
          "pages %s are there for shown numbers and not for %d with hidden ones only; that is seen"
              .formatted(form, hiddenOnly));
    }
  }

  /** The kind of a member by its name: the layer of an area, the length of a period's id. */
  private static String level(String member) {
    int colon = member.indexOf(':');
    if (colon > 0) {
      return member.substring(0, colon);
    }
    Matcher period = Pattern.compile("\\d{4}(-\\d{2}|-Q\\d)?").matcher(member);
    return period.matches() ? "period" + member.length() : "";
  }

  private void waits(String form, Map<String, URI> members) {
    List<URI> hidden = new ArrayList<>();
    List<URI> shown = new ArrayList<>();
    members.forEach(
        (member, address) -> {
          List<URI> of = claims.hasShown(member) ? shown : hidden;
          if (of.size() < MOST_TIMED) {
            of.add(address);
          }
        });
    if (hidden.size() < ENOUGH || shown.size() < ENOUGH) {
      return;
    }
    try {
      if (tells(waits(hidden), waits(shown))) {
        findings.add("pages %s take another time when their numbers are hidden".formatted(form));
      }
    } catch (IOException e) {
      findings.add("pages %s answer once and not twice".formatted(form));
    }
  }

  private List<Long> waits(List<URI> addresses) throws IOException {
    List<Long> shortest = new ArrayList<>();
    for (URI address : addresses) {
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        best = Math.min(best, site.wait(address));
      }
      shortest.add(best);
    }
    return shortest;
  }

  /** Whether the shortest waits of two kinds of pages, in nanoseconds, lie clearly apart. */
  static boolean tells(Collection<Long> hidden, Collection<Long> shown) {
    long gap = Math.max(least(hidden) - most(shown), least(shown) - most(hidden));
    return gap > CLEAR_NANOS;
  }

  private static long least(Collection<Long> of) {
    return of.stream().mapToLong(Long::longValue).min().orElse(0);
  }

  private static long most(Collection<Long> of) {
    return of.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Addresses that lead nowhere, and what the hub says then. */
  private void errors(Set<String> forms) {
    Set<String> asked = new TreeSet<>(Set.of("/no-such-page", "/releases/9999/manifest.json"));
    forms.forEach(form -> asked.add(form.replace("*", "nowhere")));
    for (String path : asked.stream().limit(MOST_ASKED).toList()) {
      try {
        Site.Page page = site.ask(path);
        Document content = page.content();
        String text = content == null ? page.body() : content.text();
        if (INNER_LIFE.matcher(text).find()) {
          findings.add("the error page of %s speaks of the inside of the hub".formatted(path));
        }
        bodies.scan("the error page of " + path, text);
      } catch (IOException | IllegalArgumentException e) {
        findings.add("%s has no answer, not even an error page".formatted(path));
      }
    }
  }
}
