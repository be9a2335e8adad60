package org.porchlight.linkage.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name made comparable: upper case, no accents, no titles, particles or suffixes.
 *
 * @param text words with single spaces between them; empty when unknown
 * @param suffix JR, SR, II, III or IV, or empty
 */
public record NameValue(String text, String suffix) {
  static final NameValue NONE = new NameValue("", "");

  /** Nobody's name needs more characters; more would cost time in every comparison. */
  private static final int MOST_KEPT = 120;

  /** What stands further behind is not even looked at: a megabyte in a cell is a mistake. */
  private static final int MOST_READ = 4_000;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Set<String> PARTICLES =
      Set.of(
          "DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "E", "VAN", "VON", "DER", "DEN", "DA", "DOS",
          "DAS", "DO", "DI", "AL", "BIN", "IBN", "BINT", "ZU", "TE", "TER", "TEN");
  private static final Set<String> TITLES =
      Set.of(
          "MR", "MRS", "MS", "MISS", "DR", "PROF", "REV", "SIR", "LADY", "LORD", "SRA", "SRTA",
          "DON", "DONA", "MX");
  private static final Set<String> SUFFIXES = Set.of("JR", "SR", "II", "III", "IV", "JNR", "SNR");
  private static final Set<String> UNKNOWN =
      Set.of(
          "NA",
          "N A",
          "NULL",
          "NONE",
          "UNKNOWN",
          "UNK",
          "NAN",
          "NO NAME",
          "NMN",
          "ANONYMOUS",
          "REFUSED",
          "DESCONOCIDO",
          "SIN NOMBRE");

  /**
   * Reads the given names in one column; {@code Jean-Pierre} is one of them, {@code Jean Pierre}
   * are two.
   */
  public static NameValue parseGiven(String raw) {
    return parse(hyphensClosed(raw));
  }

  /** Takes the hyphens out of the first word. */
  private static String hyphensClosed(String raw) {
    if (raw.indexOf('-') < 0) {
      return raw;
    }
    String text = raw.strip();
    int end = text.indexOf(' ');
    String first = end < 0 ? text : text.substring(0, end);
    return first.replace("-", "") + text.substring(first.length());
  }

  /** Reads the family name in one column. */
  public static NameValue parse(String raw) {
    String plain = plain(raw);
    if (plain.isEmpty() || UNKNOWN.contains(plain)) {
      return NONE;
    }
    List<String> words = new ArrayList<>(List.of(plain.split(" ")));
    String suffix = takeSuffix(words);
    while (words.size() > 1 && TITLES.contains(words.get(0))) {
      words.remove(0);
    }
    return new NameValue(withoutParticles(words), suffix);
  }

  /**
   * Reads a whole name: {@code FAMILY, GIVEN}, or given names first and the last word the family
   * name, with its particles. Words in between go with the given or the family names according to
   * where the other names of the column have them; where that says nothing, four words are two
   * given names and two surnames, and of three the last is the family name.
   *
   * @return given name, then family name
   */
  public static NameValue[] parseFull(String raw, NameWords known) {
    int comma = raw.indexOf(',');
    if (comma > 0) {
      NameValue family = parse(raw.substring(0, comma));
      NameValue given = parseGiven(raw.substring(comma + 1));
      if (given.text.isEmpty() && !given.suffix.isEmpty()) {
        return parseFull(raw.substring(0, comma) + " " + given.suffix, known);
      }
      String suffix = family.suffix.isEmpty() ? given.suffix : family.suffix;
      return new NameValue[] {new NameValue(given.text, ""), new NameValue(family.text, suffix)};
    }
    String plain = plain(hyphensClosed(raw));
    if (plain.isEmpty() || UNKNOWN.contains(plain)) {
      return new NameValue[] {NONE, NONE};
    }
    List<String> words = new ArrayList<>(List.of(plain.split(" ")));
    String suffix = takeSuffix(words);
    while (words.size() > 1 && TITLES.contains(words.get(0))) {
      words.remove(0);
    }
    int familyFrom = words.size() - 1;
    if (familyFrom == 0) {
      return new NameValue[] {NONE, new NameValue(words.get(0), suffix)};
    }
    if (words.stream().noneMatch(PARTICLES::contains)) {
      familyFrom = known.familyFrom(words, words.size() == 4 ? 2 : familyFrom);
    }
    while (familyFrom > 1 && PARTICLES.contains(words.get(familyFrom - 1))) {
      familyFrom--;
    }
    return new NameValue[] {
      new NameValue(withoutParticles(words.subList(0, familyFrom)), ""),
      new NameValue(withoutParticles(words.subList(familyFrom, words.size())), suffix)
    };
  }

  /** The first of several given names. */
  public String firstWord() {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  /** The given names after the first, or initials of them; empty where there is one name. */
  public String otherWords() {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space + 1);
  }

  private static String takeSuffix(List<String> words) {
    if (words.size() > 1 && SUFFIXES.contains(words.get(words.size() - 1))) {
      String suffix = words.remove(words.size() - 1);
      return switch (suffix) {
        case "JNR" -> "JR";
        case "SNR" -> "SR";
        default -> suffix;
      };
    }
    return "";
  }

  private static String withoutParticles(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      if (!PARTICLES.contains(word) || words.size() == 1) {
        text.append(text.isEmpty() ? "" : " ").append(word);
      }
    }
    return text.isEmpty() ? String.join(" ", words) : text.toString();
  }

  /** Upper case letters and digits with single spaces; accents and apostrophes gone. */
  public static String plain(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    String text = raw.length() > MOST_READ ? raw.substring(0, MOST_READ) : raw;
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      ascii &= text.charAt(i) < 128;
    }
    if (!ascii) {
      text = text.replace("ß", "ss").replace('ø', 'o').replace('Ø', 'O').replace('ł', 'l');
      text = text.replace('Ł', 'L').replace("æ", "ae").replace("Æ", "AE").replace('đ', 'd');
      text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    }
    text = text.toUpperCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && !plain.isEmpty()) {
          plain.append(' ');
        }
        gap = false;
        plain.append(c);
      } else if (c != '\'' && c != '\u2019' && c != '`' && c != '.') {
        gap = true;
      }
    }
    return plain.length() > MOST_KEPT ? plain.substring(0, MOST_KEPT) : plain.toString();
  }
}
