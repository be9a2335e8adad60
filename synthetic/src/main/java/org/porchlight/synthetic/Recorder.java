package org.porchlight.synthetic;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * How one agency writes people down. Each rate is the chance that a row has the slip; slips are
 * independent, so a row may have several.
 *
 * @param typo one letter of the given or family name dropped, doubled, swapped or replaced
 * @param dayMonth day and month of birth swapped, where both are 12 or less
 * @param partBirth the day (or day and month) of birth unknown
 * @param slipBirth one digit of the birth date wrong
 * @param noBirth no birth date at all
 * @param swapped given and family name in each other's place
 * @param nickname the given name people use ("Bill"), or another transliteration, where we know one
 * @param oneFamily of a Spanish name with two family names, only one is written
 * @param plainLetters accents and tildes dropped
 * @param oldAddress the home before the last move
 * @param noSuffix Jr or Sr left out
 * @param initial only the first letter of the middle name
 */
record Recorder(
    double typo,
    double dayMonth,
    double partBirth,
    double slipBirth,
    double noBirth,
    double swapped,
    double nickname,
    double oneFamily,
    double plainLetters,
    double oldAddress,
    double noSuffix,
    double initial) {

  /** An officer at a kerb, by ear. */
  static final Recorder POLICE =
      new Recorder(0.07, 0.02, 0.01, 0.03, 0.35, 0.015, 0.10, 0.45, 0.9, 0.25, 0.6, 0.7);

  /** A report desk that sees most people's papers. */
  static final Recorder REPORTS =
      new Recorder(0.04, 0.015, 0.005, 0.015, 0.10, 0.01, 0.05, 0.35, 0.8, 0.15, 0.5, 0.6);

  /** A crew with its hands full. */
  static final Recorder FIRE =
      new Recorder(0.08, 0.02, 0.02, 0.03, 0.18, 0.02, 0.08, 0.40, 0.7, 0.20, 0.6, 0.8);

  /** A crisis team that talks to people by the name they use. */
  static final Recorder CRISIS =
      new Recorder(0.05, 0.015, 0.02, 0.02, 0.22, 0.01, 0.18, 0.40, 0.3, 0.20, 0.7, 0.8);

  /** A jail that takes fingerprints but types in a hurry. */
  static final Recorder JAIL =
      new Recorder(0.03, 0.012, 0.04, 0.012, 0.01, 0.008, 0.03, 0.30, 1.0, 0.30, 0.35, 0.5);

  /** The month or day of a birth date that is not known. */
  static final int UNKNOWN = 0;

  /**
   * What was written.
   *
   * @param born as the number 19820417; day or month and day 00 when unknown; 0 when blank
   * @param home the address written; -1 for none
   */
  record Written(String given, String middle, String family, String suffix, int born, int home) {
    @Override
    public String toString() {
      return "someone";
    }
  }

  Written write(Person person, NameBook names, int day, Rng rng) {
    String given = person.given();
    String family = person.families();
    if (rng.chance(nickname)) {
      List<String> others = names.nicknames(given);
      if (!others.isEmpty()) {
        given = rng.pick(others);
      }
    }
    if (!person.second().isEmpty() && rng.chance(oneFamily)) {
      family = rng.chance(0.85) ? person.family() : person.second();
    } else if (!person.second().isEmpty() && rng.chance(0.25)) {
      family = person.family() + "-" + person.second();
    }
    if (rng.chance(plainLetters)) {
      given = plain(given);
      family = plain(family);
    }
    if (rng.chance(typo)) {
      if (rng.chance(0.45)) {
        given = slip(given, rng);
      } else {
        family = slip(family, rng);
      }
    }
    if (rng.chance(swapped)) {
      String swap = given;
      given = family;
      family = swap;
    }
    String middle = person.middle();
    if (!middle.isEmpty() && rng.chance(initial)) {
      middle = middle.substring(0, 1);
    }
    String suffix = rng.chance(noSuffix) ? "" : person.suffix();
    int home = rng.chance(oldAddress) ? person.home() : person.homeOn(day);
    return new Written(given, middle, family, suffix, born(person.born(), rng), home);
  }

  private int born(int born, Rng rng) {
    if (rng.chance(noBirth)) {
      return 0;
    }
    int year = born / 10_000;
    int month = born / 100 % 100;
    int day = born % 100;
    if (day <= 12 && rng.chance(dayMonth)) {
      int swap = day;
      day = month;
      month = swap;
    }
    if (rng.chance(slipBirth)) {
      switch (rng.below(3)) {
        case 0 -> year += rng.chance(0.5) ? 1 : -1;
        case 1 -> month = month % 12 + 1;
        default -> day = day > 10 ? day - 10 : day + 10;
      }
      if ((month == 2 && day > 28) || day > 30) {
        day = 28;
      }
    }
    if (rng.chance(partBirth)) {
      day = 0;
      if (rng.chance(0.25)) {
        month = UNKNOWN;
      }
    }
    return year * 10_000 + month * 100 + day;
  }

  /** Without accents: what a keyboard without them leaves. */
  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
      }
    }
    return text;
  }

  private static String slip(String name, Rng rng) {
    if (name.length() < 3) {
      return name;
    }
    int at = 1 + rng.below(name.length() - 1);
    String before = name.substring(0, at);
    String after = name.substring(at);
    return switch (rng.below(4)) {
      case 0 -> before + after.substring(1);
      case 1 -> before + after.charAt(0) + after;
      case 2 ->
          after.length() > 1
              ? before + after.charAt(1) + after.charAt(0) + after.substring(2)
              : before;
      default -> before + (char) ('a' + rng.below(26)) + after.substring(1);
    };
  }

  /** As old systems keep names. */
  static String capitals(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
