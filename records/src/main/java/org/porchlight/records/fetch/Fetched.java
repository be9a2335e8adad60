package org.porchlight.records.fetch;

import java.util.List;
import org.porchlight.city.Problem;

/**
 * What one fetch brought.
 *
 * @param deliveries files to import, oldest first; empty when there is nothing new
 * @param state what to remember when there is no delivery; a delivery brings its own
 * @param notices what the operator should know although the fetch went on, each with a code
 */
public record Fetched(List<Delivery> deliveries, FetchState state, List<Problem> notices) {
  public Fetched {
    deliveries = List.copyOf(deliveries);
    notices = List.copyOf(notices);
  }
}
