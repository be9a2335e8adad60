package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.Source;

/**
 * Counts, row by row, how many records lie in no area of each layer that they are placed in by
 * their coordinates. For one thread.
 */
public final class PlaceTally {
  private final List<String> ids = new ArrayList<>();
  private final List<LayerShapes> shapes = new ArrayList<>();
  private final long[] unknown;

  /**
   * Counts in these layers.
   *
   * @param layers by id; those that the source's records name themselves are not counted here
   */
  public PlaceTally(Source source, Map<String, LayerShapes> layers) {
    layers.forEach(
        (id, layer) -> {
          if (source.areas().get(id) == null) {
            ids.add(id);
            shapes.add(layer);
          }
        });
    unknown = new long[ids.size()];
  }

  /** Counts a record at a place. */
  public void add(double longitude, double latitude) {
    for (int i = 0; i < unknown.length; i++) {
      if (shapes.get(i).firstAt(longitude, latitude) < 0) {
        unknown[i]++;
      }
    }
  }

  /** Counts a record without one. */
  public void addWithout() {
    for (int i = 0; i < unknown.length; i++) {
      unknown[i]++;
    }
  }

  /** Layer to records whose place is unknown. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < unknown.length; i++) {
      counts.put(ids.get(i), unknown[i]);
    }
    return counts;
  }
}
