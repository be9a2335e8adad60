package org.porchlight.study.sources;

import org.jspecify.annotations.Nullable;

/**
 * One local code of the delivery that counts today.
 *
 * @param field the standard field it stands for; never a personal one
 * @param local as the file writes it, 1 to 200 characters
 * @param standard the standard type that the import made of it; null when nobody has mapped it
 * @param byFolder the standard type that the city folder alone gives it; null for none. Differs
 *     from {@code standard} when somebody decided otherwise in the workspace
 * @param count rows of the delivery that have it, {@value #LEAST_TIMES} or more: a name typed into
 *     a code column hardly ever comes three times
 */
public record CodeLine(
    String field, String local, @Nullable String standard, @Nullable String byFolder, long count) {
  /** Codes that came fewer times are not handed over. */
  public static final int LEAST_TIMES = 3;

  /** Characters of a code, at most. */
  public static final int LONGEST = 200;

  public CodeLine {
    if (count < LEAST_TIMES) {
      throw new IllegalArgumentException(
          "a code of %s came %d times; codes are kept from %d times on"
              .formatted(field, count, LEAST_TIMES));
    }
    if (local.isEmpty() || local.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a code of %s has %d characters; codes have 1 to %d"
              .formatted(field, local.length(), LONGEST));
    }
  }

  /** A code about which nobody decided in the workspace. */
  public CodeLine(String field, String local, @Nullable String standard, long count) {
    this(field, local, standard, standard, count);
  }

  /** Without the code: it is a text from a file. */
  @Override
  public String toString() {
    return "a code of %s, %d rows".formatted(field, count);
  }
}
