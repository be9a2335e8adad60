package org.porchlight.commons.reach;

import java.util.Locale;

/** How a reader came to a page; nothing finer is kept. */
public enum Came {
  /** By an address that was typed, kept or printed, or without saying so. */
  DIRECT,
  /** From another page of the hub. */
  INSIDE,
  /** From a search engine. */
  SEARCH,
  /** From any other website. */
  ELSEWHERE;

  /** As the database and files write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Came of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
