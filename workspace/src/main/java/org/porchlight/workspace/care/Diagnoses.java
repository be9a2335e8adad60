package org.porchlight.workspace.care;

import java.util.List;

/**
 * Words that tell what illness somebody has, or what they take, in English and Spanish. A list
 * finds the plain cases; whoever writes the card stays responsible for the others.
 */
final class Diagnoses {
  private static final List<String> BEGINNINGS =
      List.of(
          "diagnos",
          "schizo",
          "esquizo",
          "bipolar",
          "psychos",
          "psychot",
          "psicos",
          "psicót",
          "psicot",
          "depress",
          "depresi",
          "addict",
          "adict",
          "alcoholi",
          "alcohóli",
          "autis",
          "ptsd",
          "tept",
          "disorder",
          "trastorno",
          "dementia",
          "demencia",
          "overdos",
          "sobredosis",
          "hepatitis",
          "hiv",
          "vih",
          "medicat",
          "medicament",
          "medicaci",
          "methadon",
          "metadon",
          "suboxon",
          "heroin",
          "heroín",
          "opioid",
          "fentan",
          "suicid");

  private Diagnoses() {}

  /** Whether a word of a text in lower case begins like one. */
  static boolean in(String text) {
    for (String word : text.split("[^\\p{L}]+", -1)) {
      if (BEGINNINGS.stream().anyMatch(word::startsWith)) {
        return true;
      }
    }
    return false;
  }
}
