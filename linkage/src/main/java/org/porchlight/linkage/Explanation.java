package org.porchlight.linkage;

import java.util.List;

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
 * @param keptApart whether a guard keeps the two apart whatever the weight: twins, parent and
 *     child, different suffixes, or nothing in common but a place, a phone or a surname
 * @param samePerson whether the run made the two one person; it may do so through other records
 */
public record Explanation(
    String left,
    String right,
    MatchWeight start,
    List<FieldEvidence> fields,
    MatchWeight household,
    MatchWeight weight,
    boolean keptApart,
    boolean samePerson) {

  /** Copies the list. */
  public Explanation {
    fields = List.copyOf(fields);
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
