package org.porchlight.webkit.svg;

import java.util.Random;

/** Randomness that can be had again: {@code -Dporchlight.seed=N} repeats a run. */
public record Seed(long value) {
  /** The seed given, else a fixed one. */
  public static Seed given() {
    String text = System.getProperty("porchlight.seed", "");
    return new Seed(text.isEmpty() ? 20_261_101 : Long.parseLong(text));
  }

  public Random random() {
    return new Random(value);
  }

  @Override
  public String toString() {
    return "repeat with -Dporchlight.seed=" + value;
  }
}
