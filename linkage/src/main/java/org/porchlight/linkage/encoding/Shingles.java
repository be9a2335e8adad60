package org.porchlight.linkage.encoding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.linkage.names.Nicknames;
import org.porchlight.linkage.values.BirthDate;

/**
 * The parts that a normalised value is cut into before it is encoded: two values with slips still
 * share most of them. Dates and numbers are cut into few, long parts: a part with ten values, such
 * as a digit in its place, would be known by how often it occurs.
 */
public final class Shingles {
  /** How many parts the short forms of a name share: about half of those of a short name. */
  private static final int SHORT_FORMS = 5;

  private Shingles() {}

  /** Pairs of neighboring letters of each word, its beginning and its end among them. */
  public static List<String> ofText(String text) {
    Set<String> shingles = new LinkedHashSet<>();
    for (String word : text.split(" ", -1)) {
      if (!word.isEmpty()) {
        String fenced = "_" + word + "_";
        for (int i = 0; i + 2 <= fenced.length(); i++) {
          shingles.add(fenced.substring(i, i + 2));
        }
      }
    }
    return List.copyOf(shingles);
  }

  /**
   * The same for a given name, and what all short forms of one name have in common: {@code Bob}
   * then is somewhat like {@code Robert}. An initial has none, as it would look like another name.
   */
  public static List<String> ofGivenName(String name) {
    if (name.length() < 2) {
      return List.of();
    }
    List<String> shingles = new ArrayList<>(ofText(name));
    int forms = Nicknames.firstGroup(name);
    for (int i = 0; forms >= 0 && i < SHORT_FORMS; i++) {
      shingles.add("=" + forms + " " + i);
    }
    return shingles;
  }

  /**
   * Each two of year, month and day; the latter in rising order, so that it is the same where they
   * were swapped. A date with a part missing has none, as it would look like another date.
   */
  public static List<String> ofDate(int date) {
    if (!BirthDate.complete(date)) {
      return List.of();
    }
    int year = BirthDate.year(date);
    int month = BirthDate.month(date);
    int day = BirthDate.day(date);
    return List.of(
        "ym " + year + " " + month,
        "yd " + year + " " + day,
        "md " + Math.min(month, day) + " " + Math.max(month, day));
  }

  /** Each two of the three thirds of a number. */
  public static List<String> ofNumber(String number) {
    if (number.isEmpty()) {
      return List.of();
    }
    int n = number.length();
    String first = number.substring(0, n / 3);
    String second = number.substring(n / 3, 2 * n / 3);
    String third = number.substring(2 * n / 3);
    return List.of(
        "12 " + first + " " + second, "13 " + first + " " + third, "23 " + second + " " + third);
  }

  /** Letters of the street; house with street, house with postcode, postcode, city. */
  public static List<String> ofAddress(String number, String street, String city, String postcode) {
    List<String> shingles = new ArrayList<>();
    ofText(street).forEach(shingle -> shingles.add("s " + shingle));
    // What tells doors apart has to weigh as much as the street's letters do.
    for (int i = 0; i < 3; i++) {
      add(shingles, "n" + i + " ", number);
      add(shingles, "p" + i + " ", postcode);
    }
    add(shingles, "c ", city);
    if (!number.isEmpty() && !postcode.isEmpty()) {
      shingles.add("np " + number + " " + postcode);
    }
    return shingles;
  }

  private static void add(List<String> shingles, String kind, String value) {
    if (!value.isEmpty()) {
      shingles.add(kind + value);
    }
  }
}
