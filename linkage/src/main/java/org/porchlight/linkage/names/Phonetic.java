package org.porchlight.linkage.names;

/**
 * A key that names spelled by ear share. One table serves English, Spanish and German spellings: b
 * and v, s and z and soft c, ll and y, j and soft g and x, qu and k and hard c, ph and f, silent h,
 * doubled letters and all vowels after the first sound fall together. Used to decide which records
 * to look at together, never as evidence by itself.
 */
final class Phonetic {
  private static final int LONGEST = 5;

  private Phonetic() {}

  /** The key of an upper-case word without accents; empty for an empty word. */
  static String key(String word) {
    StringBuilder key = new StringBuilder(LONGEST);
    char last = 0;
    int n = word.length();
    for (int i = 0; i < n && key.length() < LONGEST; i++) {
      char c = word.charAt(i);
      char next = i + 1 < n ? word.charAt(i + 1) : 0;
      char sound = sound(c, next, i > 0 ? word.charAt(i - 1) : 0);
      if (sound == 0) {
        if (isVowel(c)) {
          if (key.isEmpty()) {
            key.append('A');
          }
          last = 0;
        }
        continue;
      }
      if (sound != last) {
        key.append(sound);
        last = sound;
      }
    }
    return key.toString();
  }

  private static boolean isVowel(char c) {
    return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y';
  }

  private static boolean soft(char next) {
    return next == 'E' || next == 'I' || next == 'Y';
  }

  /** The class of sound, or 0 for a letter that is not heard or is a vowel. */
  private static char sound(char c, char next, char before) {
    return switch (c) {
      case 'B', 'V', 'W' -> c == 'W' && before != 0 ? 0 : 'B';
      case 'P' -> next == 'H' ? 'F' : 'P';
      case 'F' -> 'F';
      case 'C' -> {
        if (soft(next)) {
          yield 'S';
        }
        yield next == 'H' ? 'X' : 'K';
      }
      case 'S' -> next == 'H' ? 'X' : 'S';
      case 'Z' -> 'S';
      case 'K', 'Q' -> before == 'C' ? 0 : 'K';
      case 'G' -> {
        if (soft(next)) {
          yield 'X';
        }
        yield next == 'H' ? 0 : 'G';
      }
      case 'J', 'X' -> 'X';
      case 'D', 'T' -> 'T';
      case 'L' -> next == 'L' && before != 0 ? 0 : 'L';
      case 'M', 'N' -> 'N';
      case 'R' -> 'R';
      case 'A', 'E', 'I', 'O', 'U', 'Y', 'H' -> 0;
      default -> Character.isLetterOrDigit(c) ? c : 0;
    };
  }
}
