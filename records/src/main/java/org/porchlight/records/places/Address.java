package org.porchlight.records.places;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text about a place says, read without changing it: agencies hide house numbers, name
 * corners, and write much else into one column. It never prints itself.
 */
public sealed interface Address {
  /** A house on a street. */
  record House(int number, String street) implements Address {
    @Override
    public String toString() {
      return "[house]";
    }
  }

  /**
   * The houses {@code low} to {@code high} of a street: "2400 block of Main St", "38XX Upton St".
   *
   * @param street empty when the text is a block's number only
   */
  record Block(int low, int high, String street) implements Address {
    @Override
    public String toString() {
      return "[block]";
    }
  }

  /** Where two streets meet. */
  record Intersection(String first, String second) implements Address {
    @Override
    public String toString() {
      return "[intersection]";
    }
  }

  /** A street, and no more. */
  record Street(String street) implements Address {
    @Override
    public String toString() {
      return "[street]";
    }
  }

  /** A box in a post office, which says nothing of where. */
  record PostBox() implements Address {}

  /** Any other words: the name of a school, a park, a shop. */
  record PlaceName() implements Address {}

  /** Nothing is written. */
  record Nothing() implements Address {}

  /** Reads a text. What follows a comma is another matter: a unit, a city, a state. */
  static Address of(String text) {
    String plain = Patterns.tail(text).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    plain = Patterns.CORNER_OF.matcher(plain).replaceFirst("");
    if (plain.isEmpty()) {
      return new Nothing();
    }
    if (Patterns.POST_BOX.matcher(plain).find()) {
      return new PostBox();
    }
    boolean numbered = Patterns.NUMBERED.matcher(plain).find();
    Matcher corner = Patterns.CORNER.matcher(plain);
    if (numbered) {
      // "2400 Main St / Oak Ave" is a house, with the street next to it.
      plain = plain.split("\\s*[/@&]\\s*(?=\\D)", 2)[0];
    } else if (corner.matches() && Patterns.isCorner(corner)) {
      return new Intersection(corner.group("first"), corner.group("second"));
    }
    Address block = Patterns.block(plain);
    if (block != null) {
      return block;
    }
    Matcher house = Patterns.HOUSE.matcher(plain);
    if (house.matches()) {
      return new House(Integer.parseInt(house.group("number")), house.group("street"));
    }
    return StreetName.isStreet(plain) ? new Street(plain) : new PlaceName();
  }

  /** How addresses are written. */
  final class Patterns {
    private static final Pattern POST_BOX = Pattern.compile("^(P\\.? ?O\\.?|POST OFFICE) ?BOX\\b");
    private static final Pattern CORNER_OF = Pattern.compile("^(THE )?(INTERSECTION|CORNER) OF ");
    private static final Pattern NUMBERED =
        Pattern.compile("^(\\d{1,6}[A-Z]?|\\d{0,4}X{2,3}|\\d{1,4}X{1,3})([ -]|$)");
    private static final Pattern CORNER =
        Pattern.compile("^(?<first>.*?\\S)(?<between> ?[/&@] ?| AND | AT )(?<second>\\S[^/&@]*)$");
    private static final Pattern MASKED =
        Pattern.compile("^(?<digits>\\d{0,4})(?<hidden>X{1,3})( (?<street>.*))?$");
    private static final Pattern BLOCK =
        Pattern.compile("^(?<number>\\d{1,6}) ?-? ?(BLOCK|BLK)\\b( OF\\b)? ?(?<street>.*)$");
    private static final Pattern BLOCK_AFTER =
        Pattern.compile("^(?<number>\\d{1,6}) (?<street>.+) (BLOCK|BLK)$");
    private static final Pattern RANGE =
        Pattern.compile(
            "^(?<low>\\d{1,6}) ?- ?(?<high>\\d{1,6}) ((BLOCK|BLK)( OF)? )?(?<street>.+)$");
    private static final Pattern BLOCK_WORDS = Pattern.compile("^(BLOCK|BLK)( OF)?( |$)");
    private static final Pattern HOUSE =
        Pattern.compile("^(?<number>\\d{1,6})(-?[A-Z])?( 1/2)? (?<street>.*[A-Z].*)$");

    private Patterns() {}

    private static String tail(String text) {
      int comma = text.indexOf(',');
      return comma < 0 ? text : text.substring(0, comma);
    }

    /** Two shops may be joined by "and" too; two streets say that they are. */
    private static boolean isCorner(Matcher corner) {
      boolean first = StreetName.isStreet(corner.group("first"));
      boolean second = StreetName.isStreet(corner.group("second"));
      return switch (corner.group("between")) {
        case " AND " -> first || second;
        case " AT " -> first && second;
        default -> true;
      };
    }

    private static @Nullable Address block(String text) {
      Matcher masked = MASKED.matcher(text);
      if (masked.matches()
          && (!masked.group("digits").isEmpty() || masked.group("hidden").length() > 1)) {
        int span = (int) Math.pow(10, masked.group("hidden").length());
        String digits = masked.group("digits");
        int low = digits.isEmpty() ? 0 : Integer.parseInt(digits) * span;
        String street = masked.group("street") == null ? "" : masked.group("street");
        return new Block(low, low + span - 1, BLOCK_WORDS.matcher(street).replaceFirst(""));
      }
      for (Pattern form : new Pattern[] {BLOCK, BLOCK_AFTER}) {
        Matcher block = form.matcher(text);
        if (block.matches()) {
          int low = Integer.parseInt(block.group("number")) / 100 * 100;
          return new Block(low, low + 99, block.group("street"));
        }
      }
      Matcher range = RANGE.matcher(text);
      if (range.matches()) {
        int low = Integer.parseInt(range.group("low"));
        int high = Integer.parseInt(range.group("high"));
        if (high > low) {
          return new Block(low, high, range.group("street"));
        }
      }
      return null;
    }
  }
}
