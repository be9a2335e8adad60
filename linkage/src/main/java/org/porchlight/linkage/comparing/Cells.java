package org.porchlight.linkage.comparing;

import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.values.BirthDate;

/**
 * What comparing needs of every entry, side by side: the memory of one entry is read at once
 * instead of column by column, which is most of the time that comparing takes.
 */
public final class Cells {
  public static final int GIVEN = 0;
  public static final int FAMILY = 1;
  public static final int MIDDLE = 2;

  /** Four bits a digit, {@code yyyymmdd}. */
  public static final int BIRTH = 3;

  public static final int SEX = 4;
  public static final int NUMBER = 5;
  public static final int STREET = 6;
  public static final int CITY = 7;
  public static final int POSTCODE = 8;
  public static final int STATE = 9;

  /** The first of the other compared columns. */
  static final int VALUES = 10;

  /** Entry after entry. */
  final int[] all;

  private final int width;
  private int used = VALUES;

  Cells(Entries entries, int values) {
    width = VALUES + values;
    all = new int[Math.multiplyExact(entries.size + 1, width)];
    put(GIVEN, entries.given);
    put(FAMILY, entries.family);
    put(MIDDLE, entries.middle);
    for (int e = 0; e < entries.size; e++) {
      all[e * width + BIRTH] = BirthDate.digits(entries.birth[e]);
    }
    put(SEX, entries.sex.codes());
    put(NUMBER, entries.number.codes());
    put(STREET, entries.street.codes());
    put(CITY, entries.city.codes());
    put(POSTCODE, entries.postcode.codes());
    put(STATE, entries.state.codes());
  }

  /** Takes a compared column up and says where in an entry it stands. */
  int add(int[] codes) {
    put(used, codes);
    return used++;
  }

  private void put(int column, int[] codes) {
    for (int e = 0; e < codes.length; e++) {
      all[e * width + column] = codes[e];
    }
  }

  /** Gives one entry a code. */
  public void set(int entry, int column, int code) {
    all[entry * width + column] = code;
  }

  /** Where an entry begins in {@link #all}. */
  int of(int entry) {
    return entry * width;
  }
}
