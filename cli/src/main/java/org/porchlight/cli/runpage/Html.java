package org.porchlight.cli.runpage;

import java.util.List;

/** Writes HTML. Text is escaped, attributes too; what is already HTML comes in as such. */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 15);
  private final Words words;
  private int tables;

  Html(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  /** A sentence with its arguments, in the language of the page. */
  String say(String english, Object... arguments) {
    return words.say(english, arguments);
  }

  /** A text in the language of the page. */
  String say(String english) {
    return words.of(english);
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
    return safe.toString();
  }

  /** HTML as it is. */
  Html raw(String html) {
    out.append(html).append('\n');
    return this;
  }

  /** A heading of a part that the list of contents leads to. */
  Html section(String id, String title) {
    return raw("<section id=\"%s\">\n<h2>%s</h2>".formatted(escaped(id), escaped(words.of(title))));
  }

  Html end() {
    return raw("</section>");
  }

  Html heading(String title) {
    return raw("<h3>%s</h3>".formatted(escaped(words.of(title))));
  }

  /** A paragraph; none where there is nothing to say. */
  Html p(String text) {
    return text.isEmpty() ? this : raw("<p>%s</p>".formatted(escaped(text)));
  }

  Html note(String text) {
    return raw("<p class=\"note\">%s</p>".formatted(escaped(text)));
  }

  Html flag(String text) {
    return raw("<p class=\"flag\">%s</p>".formatted(escaped(text)));
  }

  Html list(List<String> texts) {
    raw("<ul>");
    texts.forEach(text -> raw("<li>%s</li>".formatted(escaped(text))));
    return raw("</ul>");
  }

  /** A table; the first cell of each row names it. */
  Html table(String caption, List<String> heads, List<List<Cell>> rows) {
    String id = "t" + ++tables;
    raw(
        "<div class=\"scroller\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s\"><table><caption id=\"%s\">%s</caption><thead><tr>"
            .formatted(id, id, escaped(words.label(caption))));
    for (int c = 0; c < heads.size(); c++) {
      boolean reads = !rows.isEmpty() && rows.getFirst().get(c).words();
      raw(
          "<th scope=\"col\"%s>%s</th>"
              .formatted(
                  reads || c == 0 ? " class=\"words\"" : "", escaped(words.of(heads.get(c)))));
    }
    raw("</tr></thead><tbody>");
    for (List<Cell> row : rows) {
      raw("<tr>");
      for (int c = 0; c < row.size(); c++) {
        Cell cell = row.get(c);
        String kind = cell.words() ? " class=\"words\"" : "";
        raw(
            c == 0
                ? "<th scope=\"row\" class=\"words\">%s</th>".formatted(cell.in(words))
                : "<td%s>%s</td>".formatted(kind, cell.in(words)));
      }
      raw("</tr>");
    }
    return raw("</tbody></table></div>");
  }

  /**
   * One cell.
   *
   * @param before HTML that comes first
   * @param words whether it reads from the start of the line, unlike a number
   * @param ours whether it is the page's or the engine's word, to be said in the page's language
   */
  record Cell(String before, String text, boolean words, boolean ours) {
    static Cell words(String text) {
      return new Cell("", text, true, true);
    }

    /** Somebody's own word, such as the name of a column or a record: it stays as it is. */
    static Cell verbatim(String text) {
      return new Cell("", text, true, false);
    }

    static Cell number(String text) {
      return new Cell("", text, false, true);
    }

    private String in(Words language) {
      String said = ours ? language.figure(language.label(text)) : text;
      return before.isEmpty()
          ? escaped(said)
          : before + "<span class=\"figure\">" + escaped(said) + "</span>";
    }

    /**
     * A number with a bar.
     *
     * @param share of the longest bar, −1 to 1; below 0 the bar speaks against
     */
    static Cell bar(String text, double share) {
      double width = Math.min(1, Math.abs(share)) * 100;
      return new Cell(
          "<span class=\"bar\"><span class=\"%s\" style=\"inline-size:%s%%\"></span></span>"
              .formatted(share < 0 ? "against" : "for", Figures.plain(width, 1)),
          text,
          true,
          true);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
