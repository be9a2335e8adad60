package org.porchlight.records.reading;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row in standard fields, in primitive slots that are used again from row to row. */
public final class StandardRow {
  /** Stands for a number that is not there, in a key. */
  private static final long NOTHING = 0x6a09e667f3bcc909L;

  private final long[] numbers;
  private final double[] decimals;
  private final @Nullable String[] texts;
  private final boolean[] hasNumber;
  private final boolean[] hasDecimal;

  StandardRow(int numbers, int decimals, int texts) {
    this.numbers = new long[numbers];
    this.decimals = new double[decimals];
    this.texts = new String[texts];
    this.hasNumber = new boolean[numbers];
    this.hasDecimal = new boolean[decimals];
  }

  void clear() {
    Arrays.fill(hasNumber, false);
    Arrays.fill(hasDecimal, false);
    Arrays.fill(texts, null);
  }

  /** Adds all it says to a key. */
  void addTo(KeyIndex key, List<Column> columns) {
    for (Column column : columns) {
      int slot = column.slot();
      switch (column.type()) {
        case TEXT -> {
          String text = texts[slot];
          key.add(text == null ? "" : text);
        }
        case DECIMAL ->
            key.add(hasDecimal[slot] ? Double.doubleToLongBits(decimals[slot]) : NOTHING);
        case WHOLE, FLAG, DAY, MOMENT -> key.add(hasNumber[slot] ? numbers[slot] : NOTHING);
      }
    }
  }

  /** A number that two rows share when they say the same, and hardly ever otherwise. */
  long print() {
    long print = 0x9e3779b97f4a7c15L;
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      print = mixed(print, text == null ? NOTHING : text.hashCode());
    }
    for (int i = 0; i < decimals.length; i++) {
      print = mixed(print, hasDecimal[i] ? Double.doubleToLongBits(decimals[i]) : NOTHING);
    }
    for (int i = 0; i < numbers.length; i++) {
      print = mixed(print, hasNumber[i] ? numbers[i] : NOTHING);
    }
    return print;
  }

  private static long mixed(long print, long part) {
    long mixed = (print ^ part) * 0xff51afd7ed558ccdL;
    return mixed ^ (mixed >>> 32);
  }

  void number(int slot, long value) {
    numbers[slot] = value;
    hasNumber[slot] = true;
  }

  void decimal(int slot, double value) {
    decimals[slot] = value;
    hasDecimal[slot] = true;
  }

  void text(int slot, @Nullable String value) {
    texts[slot] = value;
  }

  boolean hasNumber(int slot) {
    return hasNumber[slot];
  }

  boolean hasDecimal(int slot) {
    return hasDecimal[slot];
  }

  long number(int slot) {
    return numbers[slot];
  }

  double decimal(int slot) {
    return decimals[slot];
  }

  @Nullable String text(int slot) {
    return texts[slot];
  }

  void forgetNumber(int slot) {
    hasNumber[slot] = false;
  }

  void forgetDecimal(int slot) {
    hasDecimal[slot] = false;
  }
}
