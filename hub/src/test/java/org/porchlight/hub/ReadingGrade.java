package org.porchlight.hub;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How hard a text is to read.
 *
 * <p>English: the grade of Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability
 * Formulas", Naval Technical Training Command, Research Branch Report 8-75, 1975: 0.39 · words per
 * sentence + 11.8 · syllables per word − 15.59. Grade 8 is read by a pupil of 13 or 14.
 *
 * <p>Spanish: the ease of Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje
 * escrito: fórmula de perspicuidad", Universidad Complutense de Madrid, 1993: 206.835 − 62.3 ·
 * syllables per word − words per sentence. On the scale INFLESZ (Barrio-Cantalejo and others,
 * "Validación de la Escala INFLESZ", Anales del Sistema Sanitario de Navarra 31(2), 2008) 55 and
 * more is "normal", what a pupil who finishes secondary school's first years reads.
 *
 * @param sentences at least 1
 */
record ReadingGrade(int sentences, int words, int syllables) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}'’]*");
  private static final Pattern END = Pattern.compile("[.!?:;…]+(\\s|$)|\\n");

  /** Words that are no sentence are one: a heading counts as long as it is. */
  static ReadingGrade of(String text, boolean spanish) {
    int words = 0;
    int syllables = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words++;
      syllables += spanish ? spanish(word.group()) : english(word.group());
    }
    int sentences = (int) END.splitAsStream(text).filter(part -> WORD.matcher(part).find()).count();
    return new ReadingGrade(Math.max(1, sentences), words, syllables);
  }

  /** The school grade of an English text. */
  double grade() {
    return words == 0 ? 0 : 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
  }

  /** The ease of a Spanish text, 0 to about 120; more is easier. */
  double ease() {
    return words == 0 ? 100 : 206.835 - 62.3 * syllables / words - (double) words / sentences;
  }

  /** Groups of vowels, without a silent e at the end. */
  static int english(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replaceAll("['’].*", "");
    String sounded =
        lower.replaceAll("(?<![aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxhc])es$", "");
    Matcher vowels = Pattern.compile("[aeiouy]+").matcher(sounded);
    int count = 0;
    while (vowels.find()) {
      count++;
    }
    return Math.max(1, count);
  }

  /** Vowels, with a weak one beside another counted as one sound unless it bears an accent. */
  static int spanish(String word) {
    String lower =
        word.toLowerCase(Locale.ROOT)
            .replaceAll("qu(?=[eéií])", "q")
            .replaceAll("gu(?=[eéií])", "g");
    Matcher sounds =
        Pattern.compile("[iuü]?[aeoáéó](?:[iuü](?![aeoáéó])|y$)?|[íú]|[iuü]+|y$").matcher(lower);
    int count = 0;
    while (sounds.find()) {
      count++;
    }
    return Math.max(1, count);
  }
}
