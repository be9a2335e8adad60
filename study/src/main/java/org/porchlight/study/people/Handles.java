package org.porchlight.study.people;

import java.util.regex.Pattern;

/** Opaque random names of persons, numbers and places: 10 characters of Crockford's base 32. */
final class Handles {
  private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{10}");

  private Handles() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
