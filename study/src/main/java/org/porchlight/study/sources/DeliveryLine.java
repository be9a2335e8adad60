package org.porchlight.study.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a source, in numbers.
 *
 * @param batch the lake's name for it, unique within the source
 * @param file the file's name as received
 * @param importedAt when it was read
 * @param rows in the file, the header not counted
 * @param added records that were not known before
 * @param changed records that were known and differ now
 * @param same records that were known and are as they were
 * @param gone records that an earlier delivery had and this one lacks
 * @param rejected rows kept aside with a reason; at most {@code rows}
 * @param withoutPlace rows that count and have no usable coordinates
 * @param unplaced area layer to rows that count, have a place and lie in none of its areas
 * @param firstDay the first day of its records; null when they have no date
 * @param lastDay the last day
 * @param bytes the file's size
 * @param reading what it was read by, as a short hash: other settings are another reading
 * @param state whether it counts today
 */
public record DeliveryLine(
    String batch,
    String file,
    Instant importedAt,
    long rows,
    long added,
    long changed,
    long same,
    long gone,
    long rejected,
    long withoutPlace,
    Map<String, Long> unplaced,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    long bytes,
    String reading,
    State state) {

  /** Whether a delivery counts. */
  public enum State {
    /** The one that counts today, or for a source that adds, the last one that does. */
    CURRENT("current"),
    /** One before it. */
    EARLIER("earlier"),
    /** Kept aside: it counts nowhere until somebody accepts it. */
    HELD("held");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** As the database writes it: lower case. */
    public String label() {
      return label;
    }

    static State of(String label) {
      return Arrays.stream(values())
          .filter(state -> state.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no delivery is '" + label + "'"));
    }
  }

  public DeliveryLine {
    unplaced = Map.copyOf(unplaced);
  }

  /** The share of rows that were rejected, 0 to 1; 0 for a file without rows. */
  public double rejectedShare() {
    return rows == 0 ? 0 : (double) rejected / rows;
  }

  /** The share of rows that count and have no usable coordinates, 0 to 1. */
  public double withoutPlaceShare() {
    return rows == rejected ? 0 : (double) withoutPlace / (rows - rejected);
  }
}
