package org.porchlight.release;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One record on the map: its day, its type and the spot that stands for where it happened. No
 * number of the agency, no hour.
 *
 * @param spot a {@link Spot}'s id
 * @param preliminary whether its month is not yet published, so that it may still change
 */
public record Pin(LocalDate day, String type, String spot, boolean preliminary)
    implements Comparable<Pin> {
  private static final Comparator<Pin> BY_DAY =
      Comparator.comparing(Pin::day)
          .thenComparing(Pin::spot)
          .thenComparing(Pin::type)
          .thenComparing(Pin::preliminary);

  @Override
  public int compareTo(Pin other) {
    return BY_DAY.compare(this, other);
  }
}
