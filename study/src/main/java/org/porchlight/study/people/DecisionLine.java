package org.porchlight.study.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision about two mentions.
 *
 * @param id its number
 * @param leftKey the mention it was taken at
 * @param rightKey the other one
 * @param leftPerson handle of the first one's person of today; null when the record is gone
 * @param rightPerson handle of the other one's
 * @param verdict same or not
 * @param reason in the words of who decided
 * @param by how colleagues know who decided
 * @param at when
 * @param withdrawnBy who took it back; null when it is in force
 * @param withdrawnAt when; null when it is in force
 */
public record DecisionLine(
    long id,
    String leftKey,
    String rightKey,
    @Nullable String leftPerson,
    @Nullable String rightPerson,
    Verdict verdict,
    String reason,
    String by,
    Instant at,
    @Nullable String withdrawnBy,
    @Nullable Instant withdrawnAt) {
  @Override
  public String toString() {
    return "decision %d".formatted(id);
  }
}
