package org.porchlight.webkit.charts;

/**
 * The fixed words a chart may need, in the reader's language.
 *
 * @param hidden one word at a hidden number ("hidden")
 * @param hiddenNote what that means ("10 or fewer, or too few people to show")
 * @param partialNote what a hollow mark means ("Not a whole year yet")
 * @param empty said when there is nothing at all to draw ("No numbers yet")
 * @param lostNote what a pale band means ("no data: records are missing")
 */
public record Phrases(
    String hidden, String hiddenNote, String partialNote, String empty, String lostNote) {
  /** For charts without lost records. */
  public Phrases(String hidden, String hiddenNote, String partialNote, String empty) {
    this(hidden, hiddenNote, partialNote, empty, empty);
  }
}
