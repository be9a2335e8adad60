package org.porchlight.records.custody;

import java.util.List;

/** Where records stand besides the lake, and are erased too. */
@FunctionalInterface
public interface Elsewhere {
  /** Nowhere. */
  Elsewhere NOWHERE = (_, _) -> {};

  /**
   * Erases records; those that are not there are none.
   *
   * @param records the values of their key fields, joined by plus signs
   */
  void erase(String source, List<String> records);
}
