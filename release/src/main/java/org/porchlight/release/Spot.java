package org.porchlight.release;

import java.util.List;

/**
 * A place on the map that records are shown at instead of where they happened. It stands for all
 * addresses that are nearer to it than to any other spot of the same areas.
 *
 * @param id its public name, {@code spot-0001}
 * @param longitude in degrees, five decimals
 * @param latitude in degrees, five decimals
 * @param areas the areas of all layers that it lies in, and so do all addresses it stands for
 * @param addresses how many these are, {@link #FEWEST} or more
 */
public record Spot(
    String id, double longitude, double latitude, List<String> areas, int addresses) {
  /** The fewest addresses that a spot may stand for. */
  public static final int FEWEST = 8;

  public Spot {
    areas = List.copyOf(areas);
    if (addresses < FEWEST) {
      throw new IllegalArgumentException(
          "a spot stands for %d addresses or more, not %d".formatted(FEWEST, addresses));
    }
  }
}
