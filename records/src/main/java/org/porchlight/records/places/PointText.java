package org.porchlight.records.places;

import java.util.Locale;

/** A point written as one text: {@code 35.99, -78.9}, in brackets or not, or WKT. */
public final class PointText {
  private PointText() {}

  /**
   * Reads a point. Latitude stands first, as people say it; in WKT, {@code POINT (-78.9 35.99)}, x
   * does. An address before brackets, as some portals write it, is passed over.
   *
   * @param point takes x and y, or longitude and latitude
   * @return false when the text is no point
   */
  public static boolean read(String text, double[] point) {
    String inner = text.strip();
    int open = inner.lastIndexOf('(');
    boolean wkt = false;
    if (open >= 0) {
      if (!inner.endsWith(")")) {
        return false;
      }
      String before = inner.substring(0, open).strip().toUpperCase(Locale.ROOT);
      wkt = before.equals("POINT") || before.endsWith(";POINT") || before.equals("POINT Z");
      inner = inner.substring(open + 1, inner.length() - 1).strip();
    }
    String[] numbers = inner.split(wkt ? "\\s+" : "\\s*[,;]\\s*|\\s+", -1);
    if (numbers.length != 2 && !(wkt && numbers.length == 3)) {
      return false;
    }
    try {
      double first = Double.parseDouble(numbers[0]);
      double second = Double.parseDouble(numbers[1]);
      point[0] = wkt ? first : second;
      point[1] = wkt ? second : first;
      return Double.isFinite(first) && Double.isFinite(second);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
