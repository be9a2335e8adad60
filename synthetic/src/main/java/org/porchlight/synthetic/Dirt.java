package org.porchlight.synthetic;

import java.util.EnumMap;
import java.util.Map;

/** What is wrong with a row on purpose, and how often. At most one thing in a row. */
enum Dirt {
  /** Nothing. */
  NONE(0),
  /** A date that no calendar has. */
  BAD_DATE(0.0008),
  /** No key. */
  NO_ID(0.0004),
  /** The key of an earlier, different row. */
  DOUBLE_ID(0.0008),
  /** Longitude and latitude 0: a map that did not find the address. */
  ZERO_PLACE(0.007),
  /** A point far outside the city. */
  FAR_PLACE(0.006),
  /** No point. */
  NO_PLACE(0.007),
  /** A code nobody has mapped. */
  UNKNOWN_CODE(0.004);

  private final double rate;

  Dirt(double rate) {
    this.rate = rate;
  }

  /** Whether the row still stands under its own key. */
  boolean keepsKey() {
    return this != NO_ID && this != DOUBLE_ID;
  }

  /** The key written instead of {@code id}; {@code earlier} is empty before the first row. */
  String key(String id, String earlier) {
    return switch (this) {
      case NO_ID -> "";
      case DOUBLE_ID -> earlier.isEmpty() ? id : earlier;
      case NONE, BAD_DATE, ZERO_PLACE, FAR_PLACE, NO_PLACE, UNKNOWN_CODE -> id;
    };
  }

  /** For a row that has no point to spoil. */
  static Dirt withoutPlace(Rng rng) {
    Dirt drawn = draw(rng);
    return switch (drawn) {
      case ZERO_PLACE, FAR_PLACE, NO_PLACE -> NONE;
      case NONE, BAD_DATE, NO_ID, DOUBLE_ID, UNKNOWN_CODE -> drawn;
    };
  }

  static Dirt draw(Rng rng) {
    double left = rng.unit();
    for (Dirt kind : values()) {
      left -= kind.rate;
      if (left < 0) {
        return kind;
      }
    }
    return NONE;
  }

  /** How many rows of a file have each fault. */
  static final class Tally {
    private final Map<Dirt, Long> counts = new EnumMap<>(Dirt.class);

    void add(Dirt kind) {
      if (kind != NONE) {
        counts.merge(kind, 1L, Long::sum);
      }
    }

    long of(Dirt kind) {
      return counts.getOrDefault(kind, 0L);
    }
  }
}
