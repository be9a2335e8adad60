package org.porchlight.study.load;

import java.util.random.RandomGenerator;

/**
 * Opaque random names: 50 random bits as 10 characters of Crockford's base 32, which has no I, L,
 * O, U to be misread or to spell anything.
 */
final class Handle {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 10;
  private static final int BITS_EACH = 5;

  private Handle() {}

  static String random(RandomGenerator chance) {
    long bits = chance.nextLong();
    StringBuilder handle = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      handle.append(DIGITS.charAt((int) (bits & 31)));
      bits >>>= BITS_EACH;
    }
    return handle.toString();
  }
}
