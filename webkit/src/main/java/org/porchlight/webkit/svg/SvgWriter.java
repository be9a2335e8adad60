package org.porchlight.webkit.svg;

/**
 * Writes SVG as text, one element a line, every name and value escaped. Coordinates have one
 * decimal: a tenth of a unit is finer than a phone's pixel at the width we draw.
 */
public final class SvgWriter {
  private final StringBuilder out = new StringBuilder(4096);

  /**
   * Opens an element on a line of its own.
   *
   * @param attributes name, value, name, value; a pair with an empty value is left out
   */
  public SvgWriter open(String element, String... attributes) {
    start(element, attributes);
    out.append('>');
    return this;
  }

  /** Writes an element without content. */
  public SvgWriter empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** Closes the element that is open. */
  public SvgWriter close(String element) {
    out.append("</").append(element).append('>');
    return this;
  }

  /** Writes words, escaped. */
  public SvgWriter words(String words) {
    out.append(escape(words));
    return this;
  }

  /** Writes a small element with words only, on the same line: a title, a tspan. */
  public SvgWriter inline(String element, String words, String... attributes) {
    out.append('<').append(element);
    attributes(attributes);
    out.append('>').append(escape(words)).append("</").append(element).append('>');
    return this;
  }

  private void start(String element, String... attributes) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append('<').append(element);
    attributes(attributes);
  }

  private void attributes(String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("attributes come in pairs of name and value");
    }
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escape(attributes[i + 1])).append('"');
      }
    }
  }

  /**
   * A coordinate with at most one decimal.
   *
   * @throws IllegalArgumentException when it is not a finite number
   */
  public static String number(double coordinate) {
    if (!Double.isFinite(coordinate)) {
      throw new IllegalArgumentException("a coordinate must be finite, got " + coordinate);
    }
    long tenths = Math.round(coordinate * 10);
    String sign = tenths < 0 ? "-" : "";
    long whole = Math.abs(tenths) / 10;
    long rest = Math.abs(tenths) % 10;
    return rest == 0 ? sign + whole : sign + whole + "." + rest;
  }

  /** Words made safe for text and for attributes in double quotes. */
  public static String escape(String words) {
    StringBuilder safe = new StringBuilder(words.length() + 8);
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        // XML has no way to write most control characters at all.
        case '\t', '\n', '\r' -> safe.append(' ');
        default -> safe.append(c < ' ' ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  /** All that was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
