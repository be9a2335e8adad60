package org.porchlight.webkit.language;

import org.jspecify.annotations.Nullable;
import org.porchlight.release.CellKey;

/** A piece of a phrase. */
public sealed interface Part {

  /** The words alone, without mark-up. */
  String text();

  /** Words of ours, in the language of the page. */
  record Words(String text) implements Part {}

  /** Words of ours for which the page's language has no text yet: they stand in English. */
  record Fallback(String text, String language) implements Part {}

  /**
   * A name or text that came from data; it may run in the other direction.
   *
   * @param language when it is another one than the page's; null otherwise
   */
  record Name(String text, @Nullable String language) implements Part {}

  /**
   * A published number.
   *
   * @param value as the release has it
   * @param text as residents read it
   */
  record Shown(CellKey cell, long value, String text) implements Part {}

  /** The words that stand for a number that is not shown. */
  record Hidden(CellKey cell, String text) implements Part {}
}
