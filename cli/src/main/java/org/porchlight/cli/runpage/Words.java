package org.porchlight.cli.runpage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.porchlight.cli.runpage.RunPage.Language;

/**
 * The page's words in one language. The English text is the key: it stands in the code, where one
 * can read what the page says. Texts without a translation are collected, so that a test can tell.
 */
final class Words {
  private static final List<String> STARTS =
      List.of("first half of ", "second half of ", "part of ", "before ");
  private static final Pattern YEARS = Pattern.compile("(\\d{4}) to (\\d{4})");

  private final Language language;
  private final Map<String, String> translations;
  private final Set<String> missing = new TreeSet<>();

  Words(Language language) {
    this.language = language;
    translations =
        switch (language) {
          case ENGLISH -> Map.of();
          case SPANISH -> read("run-page.es.txt");
        };
  }

  /** Pairs of lines, English and then its translation, with an empty line between pairs. */
  private static Map<String, String> read(String name) {
    try (InputStream in = Words.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      Map<String, String> pairs = new LinkedHashMap<>();
      for (String pair : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n", -1)) {
        String[] lines = pair.replaceFirst("\n$", "").split("\n", -1);
        if (lines.length != 2 || pairs.put(lines[0], lines[1]) != null) {
          throw new IllegalStateException(
              "%s: '%s' should be an English line that comes once, and its translation"
                  .formatted(name, lines[0]));
        }
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sentence; its arguments are words of their own or numbers. */
  String say(String english, Object... arguments) {
    Object[] said = arguments.clone();
    for (int i = 0; i < said.length; i++) {
      said[i] = said[i] instanceof String text ? figure(text) : said[i];
    }
    return of(english).formatted(said);
  }

  /** A text as it is. */
  String of(String english) {
    if (language == Language.ENGLISH || english.isEmpty()) {
      return english;
    }
    String known = translations.get(english);
    if (known == null) {
      missing.add(english);
      return english;
    }
    return known;
  }

  /**
   * A text of the engine, which may be several with commas between them, or a column's name: what
   * has no translation is somebody's own word.
   */
  String label(String english) {
    String known = translations.get(english);
    if (known != null || language == Language.ENGLISH) {
      return known == null ? english : known;
    }
    if (english.contains(", ")) {
      return Arrays.stream(english.split(", ", -1))
          .map(this::label)
          .collect(Collectors.joining(", "));
    }
    for (String start : STARTS) {
      if (english.startsWith(start)) {
        return of(start + "%s").formatted(label(english.substring(start.length())));
      }
    }
    Matcher years = YEARS.matcher(english);
    return years.matches() ? of("%s to %s").formatted(years.group(1), years.group(2)) : english;
  }

  /** "1 person", "2 persons". */
  String of(long count, String one, String several) {
    return Figures.count(count) + " " + of(count == 1 ? one : several);
  }

  /** A part of a sentence for one, and one for several with their number. */
  String count(long count, String one, String several) {
    return count == 1 ? of(one) : say(several, Figures.count(count));
  }

  /** What {@link Figures} writes with a word in it. */
  String figure(String text) {
    for (String start : new String[] {"over ", "under ", "1 in "}) {
      if (text.startsWith(start) && Character.isDigit(text.charAt(start.length()))) {
        return of(start + "%s").formatted(text.substring(start.length()));
      }
    }
    return text;
  }

  String date(LocalDate day) {
    return switch (language) {
      case ENGLISH -> day.format(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.ENGLISH));
      case SPANISH ->
          day.format(
              DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es")));
    };
  }

  Language language() {
    return language;
  }

  /** English texts that were asked for and have no translation. */
  Set<String> missing() {
    return missing;
  }
}
