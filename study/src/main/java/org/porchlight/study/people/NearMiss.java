package org.porchlight.study.people;

import java.util.List;

/**
 * Two persons who may be one: their best pair of mentions weighs a little too little.
 *
 * @param left one side
 * @param right the other side
 * @param bits match weight of the two mentions
 * @param evidence the weight, comparison by comparison
 */
public record NearMiss(Side left, Side right, double bits, List<FieldEvidence> evidence) {
  public NearMiss {
    evidence = List.copyOf(evidence);
  }

  /**
   * One of the two, through the mention that was compared.
   *
   * @param mention its number within the run
   * @param person handle of its person
   * @param name the spelling that most of the person's records in sight have
   * @param contacts of the person in the window shown first, in sight
   * @param source where the record comes from
   * @param role in which it speaks of the person
   * @param particulars what it says of the person
   */
  public record Side(
      int mention,
      String person,
      String name,
      int contacts,
      String source,
      String role,
      Particulars particulars) {
    @Override
    public String toString() {
      return "mention %d".formatted(mention);
    }
  }

  @Override
  public String toString() {
    return "mentions %d and %d".formatted(left.mention(), right.mention());
  }
}
