package org.porchlight.cli;

import java.util.List;
import org.porchlight.city.Problem;
import org.porchlight.cli.runpage.RunPage.Language;

/** The language of a report page, as {@code --language} names it. */
final class PageLanguage {
  private PageLanguage() {}

  /** Looks at the word before any work is done. */
  static void check(String word, String code, List<Problem> problems) {
    if (Language.find(word).isEmpty()) {
      problems.add(
          new Problem(
              "--language " + word,
              "the report is written in English (en) or Spanish (es); name one of them.",
              code));
    }
  }

  /** The language of a word that was checked. */
  static Language known(String word) {
    return Language.find(word).orElse(Language.ENGLISH);
  }
}
