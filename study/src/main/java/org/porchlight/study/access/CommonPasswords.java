package org.porchlight.study.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Passwords that are guessed first. Guessing programs take common words, join them, swap letters
 * for look-alikes and add digits and signs; so what is left after taking all of that away must
 * still be something.
 */
final class CommonPasswords {
  private static final String LIST = "common-passwords.txt";

  /** Letters that must remain. */
  private static final int ENOUGH_LEFT = 4;

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
    String rest = plain(password);
    for (String part : login.split("[^a-z]+", -1)) {
      if (part.length() >= ENOUGH_LEFT) {
        rest = rest.replace(part, " ");
      }
    }
    for (String word : WORDS) {
      rest = rest.replace(word, " ");
    }
    return rest.codePoints().filter(Character::isLetter).count() < ENOUGH_LEFT;
  }

  private static String plain(String password) {
    return password
        .toLowerCase(Locale.ROOT)
        .replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('@', 'a')
        .replace('$', 's')
        .replace('!', 'i');
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
