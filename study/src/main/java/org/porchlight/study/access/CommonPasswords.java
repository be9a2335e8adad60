package org.porchlight.study.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Passwords that are guessed first. Guessing programs take common words, join them, swap letters
 * for look-alikes and add digits and signs; so what is left after taking all of that away must
 * still be something.
 */
final class CommonPasswords {
  private static final String LIST = "common-passwords.txt";

  /** Letters that must remain. */
  private static final int ENOUGH_LEFT = 4;

  /** Parts of a sign-in name shorter than this are in many a word. */
  private static final int SHORTEST_PART = 3;

  private static final char TAKEN = ' ';

  /** Distinct characters that there must be. */
  private static final int ENOUGH_DISTINCT = 5;

  /** Longest first, so that a word is not spoiled by a shorter one inside it. */
  private static final List<String> WORDS = read();

  private CommonPasswords() {}

  /** Whether there is nothing else in it. */
  static boolean areAllOf(String password, String login) {
    if (password.codePoints().distinct().count() < ENOUGH_DISTINCT) {
      return true;
    }
    char[] rest = plain(password);
    for (String part : login.split("[^a-z]+", -1)) {
      if (part.length() >= SHORTEST_PART) {
        takeOut(rest, part);
      }
    }
    for (String word : WORDS) {
      takeOut(rest, word);
    }
    int left = 0;
    for (int i = 0; i < rest.length; i++) {
      // A digit that was read as a letter is still no more than a digit.
      if (rest[i] != TAKEN && Character.isLetter(password.charAt(i))) {
        left++;
      }
    }
    return left < ENOUGH_LEFT;
  }

  private static void takeOut(char[] rest, String word) {
    String text = new String(rest);
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      Arrays.fill(rest, at, at + word.length(), TAKEN);
    }
  }

  /** Lower case, look-alikes as letters; character by character, so that places stay. */
  private static char[] plain(String password) {
    char[] plain = new char[password.length()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] =
          switch (password.charAt(i)) {
            case '0' -> 'o';
            case '1', '!' -> 'i';
            case '3' -> 'e';
            case '4', '@' -> 'a';
            case '5', '$' -> 's';
            case '7' -> 't';
            default -> Character.toLowerCase(password.charAt(i));
          };
    }
    return plain;
  }

  private static List<String> read() {
    try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the list of common passwords is not in the build");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }
}
