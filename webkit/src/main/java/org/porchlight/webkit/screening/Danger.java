package org.porchlight.webkit.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Words of somebody who may be in danger now. Nobody reads a web form at night, so whoever writes
 * such words is shown at once who answers at every hour. It rather shows that once too often.
 */
public final class Danger {
  private static final List<String> PHRASES = read();

  private Danger() {}

  /** Whether a text, in whatever language of the list, has such words. */
  public static boolean in(String text) {
    String plain = " " + plain(text) + " ";
    return PHRASES.stream().anyMatch(phrase -> plain.contains(" " + phrase));
  }

  /** Lower case, without accents and signs. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("['’]", "")
        .replaceAll("[^\\p{L}\\d]+", " ")
        .strip();
  }

  private static List<String> read() {
    try (InputStream file = Danger.class.getResourceAsStream("danger.txt")) {
      if (file == null) {
        throw new IllegalStateException("danger.txt is missing beside " + Danger.class.getName());
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Danger::plain)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("danger.txt cannot be read", e);
    }
  }
}
