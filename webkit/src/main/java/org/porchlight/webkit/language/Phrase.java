package org.porchlight.webkit.language;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words ready to be shown. As HTML every published number carries its cell's name ({@code
 * data-cell}), names from data are isolated ({@code bdi}), and words in another language than the
 * page's say so ({@code lang}). Everything is escaped here, so a template may show a phrase as it
 * is; in an attribute use {@link #plain()}.
 */
public record Phrase(List<Part> parts) implements Content {

  public Phrase {
    parts = List.copyOf(parts);
  }

  static Phrase of(Part part) {
    return new Phrase(List.of(part));
  }

  /** Plain words in the language of the page. */
  public static Phrase words(String text) {
    return of(new Part.Words(text));
  }

  /** The words alone. */
  public String plain() {
    return parts.stream().map(Part::text).collect(Collectors.joining());
  }

  /** This phrase followed by another, with a space between. */
  public Phrase then(Phrase next) {
    var all = new java.util.ArrayList<>(parts);
    all.add(new Part.Words(" "));
    all.addAll(next.parts);
    return new Phrase(all);
  }

  /** The phrase with a capital first letter, when its first words are ours or a name. */
  public Phrase capitalized(Locale locale) {
    if (parts.isEmpty() || parts.getFirst().text().isEmpty()) {
      return this;
    }
    String text = parts.getFirst().text();
    int end = text.offsetByCodePoints(0, 1);
    String capital = text.substring(0, end).toUpperCase(locale) + text.substring(end);
    Part first =
        switch (parts.getFirst()) {
          case Part.Words _ -> new Part.Words(capital);
          case Part.Fallback(_, String language) -> new Part.Fallback(capital, language);
          case Part.Name(_, String language) -> new Part.Name(capital, language);
          case Part.Shown shown -> shown;
          case Part.Hidden hidden -> hidden;
        };
    var all = new java.util.ArrayList<>(parts);
    all.set(0, first);
    return new Phrase(all);
  }

  /** The phrase as HTML. */
  public String html() {
    StringBuilder out = new StringBuilder();
    parts.forEach(part -> write(part, out));
    return out.toString();
  }

  @Override
  public void writeTo(TemplateOutput output) {
    output.writeContent(html());
  }

  @Override
  public String toString() {
    return plain();
  }

  private static void write(Part part, StringBuilder out) {
    switch (part) {
      case Part.Words(String text) -> escape(text, out);
      case Part.Fallback(String text, String language) -> {
        out.append("<span").append(languageAttributes(language)).append('>');
        escape(text, out);
        out.append("</span>");
      }
      case Part.Name(String text, String language) -> {
        out.append("<bdi").append(languageAttributes(language)).append('>');
        escape(text, out);
        out.append("</bdi>");
      }
      case Part.Shown(var cell, long value, String text) -> {
        out.append("<span data-cell=\"");
        escape(cell.toString(), out);
        out.append("\" data-value=\"").append(value).append("\">");
        escape(text, out);
        out.append("</span>");
      }
      case Part.Hidden(var cell, String text) -> {
        out.append("<span class=\"hidden-number\" data-cell=\"");
        escape(cell.toString(), out);
        out.append("\">");
        escape(text, out);
        out.append("</span>");
      }
    }
  }

  private static String languageAttributes(@Nullable String language) {
    return language == null
        ? ""
        : " lang=\"%s\" dir=\"%s\"".formatted(language, Direction.of(language).attribute());
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
