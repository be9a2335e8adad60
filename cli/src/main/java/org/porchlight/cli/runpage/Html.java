package org.porchlight.cli.runpage;

import java.util.List;

/** Writes HTML. Text is escaped, attributes too; what is already HTML comes in as such. */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 15);
  private int tables;

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
    return raw("<section id=\"%s\">\n<h2>%s</h2>".formatted(escaped(id), escaped(title)));
  }

  Html end() {
    return raw("</section>");
  }

  Html heading(String title) {
    return raw("<h3>%s</h3>".formatted(escaped(title)));
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
            .formatted(id, id, escaped(caption)));
    for (int c = 0; c < heads.size(); c++) {
      boolean words = !rows.isEmpty() && rows.getFirst().get(c).words();
      raw(
          "<th scope=\"col\"%s>%s</th>"
              .formatted(words || c == 0 ? " class=\"words\"" : "", escaped(heads.get(c))));
    }
    raw("</tr></thead><tbody>");
    for (List<Cell> row : rows) {
      raw("<tr>");
      for (int c = 0; c < row.size(); c++) {
        Cell cell = row.get(c);
        String kind = cell.words() ? " class=\"words\"" : "";
        raw(
            c == 0
                ? "<th scope=\"row\" class=\"words\">%s</th>".formatted(cell.html())
                : "<td%s>%s</td>".formatted(kind, cell.html()));
      }
      raw("</tr>");
    }
    return raw("</tbody></table></div>");
  }

  /**
   * One cell.
   *
   * @param words whether it reads from the start of the line, unlike a number
   */
  record Cell(String html, boolean words) {
    static Cell words(String text) {
      return new Cell(escaped(text), true);
    }

    static Cell number(String text) {
      return new Cell(escaped(text), false);
    }

    /**
     * A number with a bar.
     *
     * @param share of the longest bar, −1 to 1; below 0 the bar speaks against
     */
    static Cell bar(String text, double share) {
      double width = Math.min(1, Math.abs(share)) * 100;
      return new Cell(
          "<span class=\"bar\"><span class=\"%s\" style=\"inline-size:%s%%\"></span></span><span class=\"figure\">%s</span>"
              .formatted(share < 0 ? "against" : "for", Figures.plain(width, 1), escaped(text)),
          true);
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
