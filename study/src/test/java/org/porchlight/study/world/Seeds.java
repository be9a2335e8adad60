package org.porchlight.study.world;

import java.util.stream.LongStream;

/** Seeds of property tests: the one that was asked for, else the first few. */
public final class Seeds {
  private Seeds() {}

  /** So many seeds, or the one in system property {@code porchlight.seed}. */
  public static LongStream some(int count) {
    String asked = System.getProperty("porchlight.seed", "");
    return asked.isBlank() ? LongStream.range(1, 1 + count) : LongStream.of(Long.parseLong(asked));
  }
}
