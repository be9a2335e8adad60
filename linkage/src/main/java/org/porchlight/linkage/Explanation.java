package org.porchlight.linkage;

import java.util.List;
import java.util.Optional;

/**
 * Why two records are, or are not, taken for one person: a waterfall of bits that sums to the match
 * weight. It names the classes of values compared, never the values.
 *
 * @param left record id
 * @param right record id
 * @param start the starting weight, from λ alone; about −10 to −30 bits
 * @param fields one line per comparison
 * @param household what the possibility of two people of one household takes away; 0 bits or less
 * @param weight the match weight of the pair: start, fields and household together
 * @param guard what keeps the two apart whatever the weight
 * @param decided what people decided about the two themselves, if anything
 * @param samePerson whether the run made the two one person; it may do so through other records
 * @param chance the chance that the two are one person, 0 to 1: what their weight says, or where
 *     the run made them one person and that is more, what the records between them say
 */
public record Explanation(
    String left,
    String right,
    MatchWeight start,
    List<FieldEvidence> fields,
    MatchWeight household,
    MatchWeight weight,
    Guard guard,
    Optional<Decision.Verdict> decided,
    boolean samePerson,
    double chance) {

  /** Copies the list. */
  public Explanation {
    fields = List.copyOf(fields);
  }

  /** Whether a guard keeps the two apart whatever the weight. */
  public boolean keptApart() {
    return guard != Guard.NONE;
  }

  /**
   * What one comparison says.
   *
   * @param comparison its name
   * @param level the outcome in words
   * @param weight its evidence, 0 bits where one of the two does not say
   */
  public record FieldEvidence(String comparison, String level, MatchWeight weight) {}
}
