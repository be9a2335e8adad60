package org.porchlight.attacker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an outsider got out of published releases.
 *
 * @param releases how many releases were read
 * @param cells shown and hidden cells, over all releases
 * @param hidden of these, how many are hidden
 * @param recovered hidden cells that the outsider bounds more tightly than the audit's width
 *     allows, or reads outright; each counted once, however many releases hide it
 * @param worst the hidden cell known most tightly, recovered or not; null when none is bounded
 * @param intervals what was proved of every hidden cell, by name
 * @param findings one sentence for each thing that is wrong, worst first; empty when all is well
 */
public record AttackReport(
    int releases,
    long cells,
    long hidden,
    long recovered,
    @Nullable Worst worst,
    List<Interval> intervals,
    List<String> findings) {

  public AttackReport {
    intervals = List.copyOf(intervals);
    findings = List.copyOf(findings);
  }

  /**
   * What is certain of a hidden cell, without guessing that it is small.
   *
   * @param cell its public name
   * @param low the smallest it can be
   * @param high the largest it can be; null when nothing limits it
   */
  public record Interval(String cell, long low, @Nullable Long high) {}

  /**
   * The hidden cell that is known best.
   *
   * @param cell its public name
   * @param low the smallest it can be
   * @param high the largest it can be
   */
  public record Worst(String cell, long low, long high) {}

  /** Whether the releases keep what they promise. */
  public boolean clean() {
    return recovered == 0 && findings.isEmpty();
  }
}
