package org.porchlight.linkage.values;

import java.util.Set;

/** Address lines without what is inside the house: many who write one leave the door out. */
public final class Buildings {
  private static final Set<String> DOORS =
      Set.of("APT", "STE", "LOT", "RM", "ROOM", "FL", "FLOOR", "TRLR", "SPC", "BSMT", "DPTO");

  private Buildings() {}

  /**
   * The building of a normalised address line; a crossing or the name of a house stays as it is.
   */
  public static String of(String line) {
    String[] words = line.split(" ", -1);
    int length = words[0].length();
    for (int i = 1; i < words.length; i++) {
      // Behind a number and at least one word of a street.
      if (i >= 2 && DOORS.contains(words[i])) {
        break;
      }
      length += 1 + words[i].length();
    }
    return line.substring(0, length);
  }
}
