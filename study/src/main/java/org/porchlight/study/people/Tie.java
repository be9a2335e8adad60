package org.porchlight.study.people;

import java.util.List;

/**
 * Why a mention belongs to its person: how well it agrees with another mention of that person.
 *
 * @param partner the other mention's number, of the same person and in sight
 * @param bits match weight of the two, in bits: +1 doubles the odds that they are one person
 * @param evidence the weight, comparison by comparison; it need not add up to {@code bits}, which
 *     starts from how rare a match is
 */
public record Tie(int partner, double bits, List<FieldEvidence> evidence) {
  public Tie {
    evidence = List.copyOf(evidence);
  }
}
