package org.porchlight.webkit.screening;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What in a text looks like it is about one person, as written in the United States in English or
 * Spanish. It finds forms, not meanings: a name is not found, so a person still reads every text
 * before it is published.
 */
public enum PersonalData {
  /** An e-mail address. */
  EMAIL("email", "[\\p{L}\\d._%+-]{1,64}\\s?@\\s?[\\p{L}\\d-]{1,63}(\\.[\\p{L}\\d-]{1,63})+"),
  /** A phone number of ten digits, however it is spaced. */
  PHONE("phone", "(?<!\\d)(\\+?1[ .-]?)?(\\(\\d{3}\\)|\\d{3})[ .-]?\\d{3}[ .-]?\\d{4}(?!\\d)"),
  /**
   * A social security, card, license or case number: six digits or more, or letters before them.
   */
  NUMBER(
      "number",
      "(?<![\\d.,/])(\\d{3}-\\d{2}-\\d{4}|\\d{6,}|\\d{4}([ -]\\d{4}){2,3}|[A-Z]{2,4}-?\\d{4,})(?![\\d,/])"),
  /** A house number with a street. */
  ADDRESS(
      "address",
      "(?iu)(?<!\\d)\\d{1,5}\\s+([nsew]\\.?\\s+)?[\\p{L}\\d][\\p{L}\\d.'-]{0,30}(\\s+[\\p{L}\\d.'-]{1,30}){0,3}?\\s+"
          + "(st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|pl|place|cir|circle|pkwy|terrace|trail)\\b"
          + "|\\b(calle|avenida|av\\.?|carretera|camino|c/)\\s+[\\p{L}.' ]{1,40}?,?\\s*(#|n[uú]mero|no\\.?|n\\.?º)?\\s?\\d{1,5}\\b"),
  /** A full date of some day that may be a birth. */
  DATE(
      "date",
      "(?<!\\d)(\\d{1,2}[/.-]\\d{1,2}[/.-](19|20)\\d{2}|(19|20)\\d{2}-\\d{2}-\\d{2})(?!\\d)");

  private final String label;
  private final Pattern pattern;

  PersonalData(String label, String pattern) {
    this.label = label;
    this.pattern = Pattern.compile(pattern);
  }

  /** As forms, messages and the database write it. */
  public String label() {
    return label;
  }

  /** Everything of this kind that a text seems to hold. */
  public static Set<PersonalData> in(String text) {
    Set<PersonalData> found = EnumSet.noneOf(PersonalData.class);
    for (PersonalData kind : values()) {
      if (kind.pattern.matcher(text).find()) {
        found.add(kind);
      }
    }
    if (found.contains(PHONE)) {
      // The same digits are not two findings.
      found.remove(NUMBER);
    }
    return found;
  }
}
