package org.porchlight.linkage.encoding;

import java.util.Base64;
import org.porchlight.linkage.workbench.Bits;

/**
 * The encodings of a column, 512 bits each, side by side. Two are compared by Dice's coefficient:
 * twice the ones they share over the ones they have. Encodings of values with nothing in common
 * have about 0.3, as three bits in ten are one whatever the value.
 */
public final class EncodedBits {
  /** Bits of an encoding. */
  static final int LENGTH = 512;

  static final int WORDS = LENGTH / Long.SIZE;

  /** Characters of an encoding as text: base 64 for addresses, without padding. */
  static final int CHARACTERS = (LENGTH / 8 * 4 + 2) / 3;

  private final long[] bits;
  private final int[] ones;

  /** Takes the values of a column in: "" first, and room for one more at the end. */
  public EncodedBits(String[] values) {
    bits = new long[Math.multiplyExact(values.length, WORDS)];
    ones = new int[values.length];
    for (int code = 1; code < values.length; code++) {
      if (!values[code].isEmpty()) {
        set(code, values[code]);
      }
    }
  }

  /** Whether a text is an encoding. */
  public static boolean isEncoding(String text) {
    if (text.length() != CHARACTERS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** An encoding as text. */
  static String text(long[] words) {
    byte[] bytes = new byte[LENGTH / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (words[i / 8] >>> (8 * (i % 8)));
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public void set(int code, String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    int count = 0;
    for (int w = 0; w < WORDS; w++) {
      long word = 0;
      for (int i = 0; i < 8; i++) {
        word |= (bytes[w * 8 + i] & 0xFFL) << (8 * i);
      }
      bits[code * WORDS + w] = word;
      count += Long.bitCount(word);
    }
    ones[code] = count;
  }

  /** Dice's coefficient of two encodings, 0 to 1. */
  public double dice(int left, int right) {
    return dice(left, this, right);
  }

  /** Dice's coefficient of an encoding of this column and one of another, 0 to 1. */
  public double dice(int left, EncodedBits other, int right) {
    int a = left * WORDS;
    int b = right * WORDS;
    int both = 0;
    for (int w = 0; w < WORDS; w++) {
      both += Long.bitCount(bits[a + w] & other.bits[b + w]);
    }
    return 2.0 * both / Math.max(1, ones[left] + other.ones[right]);
  }

  /**
   * A key made of some of the bits, which two encodings share the likelier the more alike they are;
   * never 0.
   *
   * @param table which bits: other tables take others
   * @param taken how many bits; the more, the fewer strangers share the key
   */
  public int sample(int code, int table, int taken) {
    long key = table;
    for (int i = 0; i < taken; i++) {
      int at = (int) (Bits.mix(table + 1L, i) & (LENGTH - 1));
      key = (key << 1) | (bits[code * WORDS + at / Long.SIZE] >>> (at % Long.SIZE) & 1);
    }
    return (int) Bits.mix(key, taken) | 1;
  }
}
