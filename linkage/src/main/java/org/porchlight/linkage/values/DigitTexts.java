package org.porchlight.linkage.values;

/**
 * Texts of digits as packed numbers, four bits a digit, so that one slip between two of them is
 * found without reading either. Texts with anything but digits, or with more than sixteen, are left
 * to others.
 */
public final class DigitTexts {
  private static final int MOST = 16;

  private final long[] packed;

  /** Digits of each text; −1 where it has anything else. */
  private final byte[] lengths;

  public DigitTexts(String[] texts) {
    packed = new long[texts.length];
    lengths = new byte[texts.length];
    for (int i = 0; i < texts.length; i++) {
      set(i, texts[i]);
    }
  }

  /** Packs a text. */
  public void set(int code, String text) {
    lengths[code] = (byte) (text.length() > MOST ? -1 : text.length());
    packed[code] = 0;
    for (int c = 0; lengths[code] >= 0 && c < text.length(); c++) {
      int digit = text.charAt(c) - '0';
      if (digit < 0 || digit > 9) {
        lengths[code] = -1;
      }
      packed[code] = (packed[code] << 4) | (digit & 15);
    }
  }

  /** Whether both are digits alone, so that the other questions may be asked. */
  public boolean areDigits(int a, int b) {
    return lengths[a] > 0 && lengths[b] > 0;
  }

  /** Whether one digit more, less or other, or two neighbors swapped, turns one into the other. */
  public boolean oneEditApart(int a, int b) {
    if (lengths[a] == lengths[b]) {
      long differ = packed[a] ^ packed[b];
      int low = Long.numberOfTrailingZeros(differ) / 4;
      int high = (63 - Long.numberOfLeadingZeros(differ)) / 4;
      return high <= low || (high == low + 1 && swapped(packed[a], packed[b], low));
    }
    int longer = lengths[a] > lengths[b] ? a : b;
    int shorter = longer == a ? b : a;
    if (lengths[longer] - lengths[shorter] > 1) {
      return false;
    }
    int same =
        Math.min(
            Long.numberOfTrailingZeros(packed[longer] ^ packed[shorter]) / 4, lengths[shorter]);
    return upper(packed[longer], same + 1) == upper(packed[shorter], same);
  }

  private static boolean swapped(long a, long b, int low) {
    long ours = a >>> (4 * low);
    long theirs = b >>> (4 * low);
    return (ours & 15) == ((theirs >>> 4) & 15) && (theirs & 15) == ((ours >>> 4) & 15);
  }

  private static long upper(long digits, int from) {
    return from >= MOST ? 0 : digits >>> (4 * from);
  }

  /** Whether both end in the same seven digits. */
  public boolean sameLastSeven(int a, int b) {
    return lengths[a] >= 7 && lengths[b] >= 7 && ((packed[a] ^ packed[b]) & 0xFFF_FFFFL) == 0;
  }
}
