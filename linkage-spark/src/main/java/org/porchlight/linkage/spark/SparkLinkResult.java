package org.porchlight.linkage.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.porchlight.linkage.BlockingPass;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;

/**
 * The outcome of a run on Spark.
 *
 * @param persons a row for each record: its key (record_id), the least key among the records of its
 *     person (person), how many records that person has (records), and the least weight in bits by
 *     which it was joined (weakest_bits), null where no weight joined it
 * @param pairs of distinct records that may be matches, with the weight in bits, while the session
 *     is open; numbers stand for records
 * @param model that was learned, or given
 * @param threshold from which pairs were linked
 * @param records how many there were
 * @param entries how many of them differ
 * @param compared how many pairs were looked at
 * @param bareNames entries that say little more than a name
 * @param blocking what each pass did; empty where every pair was compared
 * @param broadcastBytes what every machine was given, about
 */
public record SparkLinkResult(
    Dataset<Row> persons,
    Dataset<Row> pairs,
    Model model,
    MatchWeight threshold,
    long records,
    long entries,
    long compared,
    long bareNames,
    List<BlockingPass> blocking,
    long broadcastBytes) {

  /** Copies the list. */
  public SparkLinkResult {
    blocking = List.copyOf(blocking);
  }

  /** Shows sizes only. */
  @Override
  public String toString() {
    return "SparkLinkResult[%d records, %d entries]".formatted(records, entries);
  }
}
