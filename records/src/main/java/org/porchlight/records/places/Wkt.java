package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A coordinate system as well-known text: a word, and in brackets its texts, numbers and further
 * such nodes. Reads what stands in {@code .prj} files, whichever program wrote them.
 *
 * @param word in upper case
 * @param values texts without quotes, and numbers, in their order
 */
record Wkt(String word, List<String> values, List<Wkt> parts) {
  /** Deeper than any real text; a made-up one must not exhaust the stack. */
  private static final int DEEPEST = 20;

  Wkt {
    values = List.copyOf(values);
    parts = List.copyOf(parts);
  }

  static Wkt parse(String text) throws UnknownSystemException {
    Reader reader = new Reader(text);
    return reader.node(0);
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    private UnknownSystemException broken() {
      return new UnknownSystemException(
          "is a WKT text that breaks off or is out of order at character %d".formatted(at + 1));
    }

    private char peek() throws UnknownSystemException {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        throw broken();
      }
      return text.charAt(at);
    }

    Wkt node(int depth) throws UnknownSystemException {
      peek();
      String word = bare();
      char open = peek();
      if (word.isEmpty() || (open != '[' && open != '(') || depth > DEEPEST) {
        throw broken();
      }
      return inside(word, depth);
    }

    private Wkt inside(String word, int depth) throws UnknownSystemException {
      at++;
      List<String> values = new ArrayList<>();
      List<Wkt> parts = new ArrayList<>();
      while (true) {
        char next = peek();
        if (next == ']' || next == ')') {
          at++;
          return new Wkt(word.toUpperCase(Locale.ROOT), values, parts);
        } else if (next == ',') {
          at++;
        } else if (next == '"') {
          values.add(quoted());
        } else {
          int start = at;
          String value = bare();
          if (value.isEmpty()) {
            throw broken();
          }
          char after = peek();
          if (after == '[' || after == '(') {
            at = start;
            parts.add(node(depth + 1));
          } else {
            values.add(value);
          }
        }
      }
    }

    private String quoted() throws UnknownSystemException {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw broken();
      }
      String value = text.substring(at + 1, end);
      at = end + 1;
      return value;
    }

    private String bare() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "_.+-".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      return text.substring(start, at);
    }
  }

  /** Its first text; empty when it has none. */
  String name() {
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** A part by its word; null when there is none. */
  @Nullable Wkt part(String wanted) {
    for (Wkt part : parts) {
      if (part.word.equals(wanted)) {
        return part;
      }
    }
    return null;
  }

  /** Its second value as a number; {@code otherwise} when it has none. */
  double number(double otherwise) {
    try {
      return values.size() < 2 ? otherwise : Double.parseDouble(values.get(1));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The number that an authority gave the whole; null when none is written. */
  @Nullable Integer code() {
    Wkt authority = part("AUTHORITY") == null ? part("ID") : part("AUTHORITY");
    if (authority == null || authority.values.size() < 2) {
      return null;
    }
    String code = authority.values.get(1);
    return code.matches("\\d{4,6}") ? Integer.valueOf(code) : null;
  }
}
