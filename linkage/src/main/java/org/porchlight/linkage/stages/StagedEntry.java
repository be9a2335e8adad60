package org.porchlight.linkage.stages;

import java.util.List;

/**
 * A distinct record on its way between machines. See {@link Stages}.
 *
 * @param index its place among all, from 0, in the order of {@link Stages.Order}
 * @param content as {@link Stages#read} gave it; never changed
 * @param records how many records say just this
 * @param seen where these were made, where that is told; empty where no column tells it
 */
@SuppressWarnings("ArrayRecordComponent")
public record StagedEntry(long index, byte[] content, int records, List<Seen> seen) {

  /** Copies the list. */
  public StagedEntry {
    seen = List.copyOf(seen);
  }

  /**
   * Some of its records.
   *
   * @param source the list they come from; "" where that is not known
   * @param place the building in which they were made; "" where that is not known
   * @param home the building in which their person lives; "" where that is not known
   * @param records how many
   */
  public record Seen(String source, String place, String home, int records) {}

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "StagedEntry[%d records]".formatted(records);
  }
}
