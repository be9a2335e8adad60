package org.porchlight.records.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Standing;

/** Turns the row numbers of a batch's records into rows of the files they were read from. */
final class Positions {
  private static final long ROW = (1L << Standing.ROW_BITS) - 1;

  private final Map<String, Batch> batches;

  Positions(Map<String, Batch> batches) {
    this.batches = batches;
  }

  /** Adds the place of a record: the batch that holds its file, and its row there. */
  void add(String batch, long row, Map<String, Set<Long>> places) {
    Batch known = batches.get(batch);
    int file = Math.toIntExact(row >> Standing.ROW_BITS);
    if (known != null && file < known.received().size()) {
      places.computeIfAbsent(known.received().get(file), _ -> new HashSet<>()).add(row & ROW);
    }
  }

  /** Batch to the row numbers of its records that were read from these rows. */
  Map<String, List<Long>> of(Map<String, List<Long>> hits) {
    Map<String, List<Long>> rows = new HashMap<>();
    batches.forEach(
        (id, batch) -> {
          List<Long> own = new ArrayList<>();
          for (int file = 0; file < batch.received().size(); file++) {
            long from = (long) file << Standing.ROW_BITS;
            hits.getOrDefault(batch.received().get(file), List.of())
                .forEach(row -> own.add(from | row));
          }
          if (!own.isEmpty()) {
            rows.put(id, own);
          }
        });
    return rows;
  }
}
