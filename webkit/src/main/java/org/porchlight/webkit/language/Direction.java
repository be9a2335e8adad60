package org.porchlight.webkit.language;

import java.util.Locale;
import java.util.Set;

/** Which way a language's lines run. */
public enum Direction {
  LEFT_TO_RIGHT("ltr"),
  RIGHT_TO_LEFT("rtl");

  private static final Set<String> RIGHT_TO_LEFT_LANGUAGES =
      Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");

  private final String attribute;

  Direction(String attribute) {
    this.attribute = attribute;
  }

  /** The direction of a BCP 47 language tag. */
  public static Direction of(String tag) {
    return RIGHT_TO_LEFT_LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage())
        ? RIGHT_TO_LEFT
        : LEFT_TO_RIGHT;
  }

  /** The value of HTML's {@code dir} attribute. */
  public String attribute() {
    return attribute;
  }
}
