package org.porchlight.hub.terms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.hub.edition.Edition;
import org.porchlight.release.Words;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * The words of the glossary, explained where a page first uses them: the word becomes a button that
 * opens its meaning in place, without script. It opens on a press only, never by hovering, and
 * closes with Escape or a press elsewhere; a browser that does not know such buttons shows all
 * meanings at the end of the page.
 */
public final class Terms {
  /** The house's own words, in the glossary's order. */
  public static final List<String> HOUSE =
      List.of(
          "call",
          "incident",
          "response",
          "crisis",
          "dispatch",
          "turnout",
          "clearance",
          "ksi",
          "rate",
          "median",
          "margin",
          "hidden",
          "preliminary");

  /** Where a button would not fit or would stand inside another control. */
  private static final Set<String> LEFT_ALONE =
      Set.of(
          "a",
          "button",
          "svg",
          "h1",
          "h2",
          "h3",
          "h4",
          "summary",
          "table",
          "figcaption",
          "label",
          "select",
          "script",
          "style",
          "nav",
          "dt",
          "form",
          "blockquote");

  private final List<Term> terms = new ArrayList<>();
  private final Edition edition;

  private record Term(String id, Pattern forms, Phrase text) {}

  /** The terms of an edition, longer ones first, so that a crisis response is not a response. */
  public Terms(Edition edition) {
    this.edition = edition;
    Language language = edition.language();
    for (String id : HOUSE) {
      String key = "glossary." + id;
      language
          .find(key + ".match")
          .ifPresent(forms -> add(id, forms.plain(), language.say(key + ".text")));
    }
    for (Words.Term term : edition.issue().release().words().terms()) {
      add(
          "city-" + term.id(),
          term.name().inOrFallback(language.tag()),
          language.data(term.text()));
    }
    terms.sort((a, b) -> b.forms().pattern().length() - a.forms().pattern().length());
  }

  private void add(String id, String forms, Phrase text) {
    List<String> quoted = new ArrayList<>();
    for (String form : forms.split("\\|", -1)) {
      quoted.add(Pattern.quote(form));
    }
    terms.add(
        new Term(
            id,
            Pattern.compile(
                "(?<![\\p{L}\\p{N}])(" + String.join("|", quoted) + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
            text));
  }

  /** The page with each term explained at its first use in the main part. */
  public String explain(String page) {
    int start = page.indexOf("<main");
    int end = page.indexOf("</main>");
    if (start < 0 || end < 0) {
      return page;
    }
    Map<String, Term> open = new LinkedHashMap<>();
    terms.forEach(term -> open.put(term.id(), term));
    List<Term> used = new ArrayList<>();
    StringBuilder out = new StringBuilder(page.substring(0, start));
    int depth = 0;
    int at = start;
    while (at < end) {
      int tag = page.indexOf('<', at);
      if (tag > at) {
        String text = page.substring(at, Math.min(tag, end));
        out.append(depth == 0 ? marked(text, open, used) : text);
        at = Math.min(tag, end);
        continue;
      }
      int close = close(page, at);
      String whole = page.substring(at, close + 1);
      boolean ends = whole.startsWith("</");
      String name = name(whole, ends ? 2 : 1);
      if (LEFT_ALONE.contains(name) && !whole.endsWith("/>")) {
        depth += ends ? -1 : 1;
      }
      out.append(whole);
      at = close + 1;
    }
    out.append(meanings(used));
    return out.append(page.substring(end)).toString();
  }

  /** The end of a tag; a sign for "greater" within quotes does not end it. */
  private static int close(String page, int from) {
    boolean quoted = false;
    for (int i = from; i < page.length(); i++) {
      char c = page.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i;
      }
    }
    return page.length() - 1;
  }

  private static String name(String tag, int from) {
    int to = from;
    while (to < tag.length() && Character.isLetterOrDigit(tag.charAt(to))) {
      to++;
    }
    return tag.substring(from, to);
  }

  private static String marked(String text, Map<String, Term> open, List<Term> used) {
    for (Term term : List.copyOf(open.values())) {
      Matcher matcher = term.forms().matcher(text);
      if (matcher.find()) {
        open.remove(term.id());
        used.add(term);
        return marked(text.substring(0, matcher.start()), open, used)
            + "<button type=\"button\" class=\"term\" popovertarget=\"term-"
            + term.id()
            + "\">"
            + matcher.group()
            + "</button>"
            + marked(text.substring(matcher.end()), open, used);
      }
    }
    return text;
  }

  private String meanings(List<Term> used) {
    if (used.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (Term term : used) {
      out.append("<div class=\"meaning\" id=\"term-")
          .append(term.id())
          .append("\" popover role=\"note\"><p>")
          .append(term.text().html())
          .append("</p><p><a href=\"")
          .append(edition.link("/glossary"))
          .append("\">")
          .append(edition.language().say("glossary.title").html())
          .append("</a></p></div>");
    }
    return out.toString();
  }
}
