package org.porchlight.attacker;

import java.util.List;
import java.util.stream.Stream;
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
 * @param tried what was tried, and what could not be
 * @param findings one sentence for each thing that is wrong, worst first; empty when all is well
 */
public record AttackReport(
    int releases,
    long cells,
    long hidden,
    long recovered,
    @Nullable Worst worst,
    List<Interval> intervals,
    Tried tried,
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
   * @param proof how it was proved
   */
  public record Interval(String cell, long low, @Nullable Long high, Proof proof) {}

  /**
   * The hidden cell that is known best.
   *
   * @param cell its public name
   * @param low the smallest it can be
   * @param high the largest it can be
   * @param proof how it was proved
   * @param guessed whether it holds only if all hidden counts that hang together are small ones
   */
  public record Worst(String cell, long low, long high, Proof proof, boolean guessed) {
    /** How many values are left beside one. */
    long width() {
      return high - low;
    }
  }

  /**
   * What was tried beyond looking at one equation at a time.
   *
   * @param programs hidden cells about which linear programs said all they can say
   * @param wholeNumbers hidden cells whose whole numbers were tried one by one
   * @param percents percents whose fractions were tried
   * @param pages pages and files of a hub that were read
   * @param marks marks in drawings and tables whose lengths, places and colors were compared
   * @param missed sentences on what could not be tried
   */
  public record Tried(
      long programs,
      long wholeNumbers,
      long percents,
      long pages,
      long marks,
      List<String> missed) {
    /** Nothing but propagation. */
    public static final Tried NOTHING = new Tried(0, 0, 0, 0, 0, List.of());

    public Tried {
      missed = List.copyOf(missed);
    }

    /** What was tried in two attacks. */
    public Tried plus(Tried other) {
      return new Tried(
          programs + other.programs,
          wholeNumbers + other.wholeNumbers,
          percents + other.percents,
          pages + other.pages,
          marks + other.marks,
          Stream.concat(missed.stream(), other.missed.stream()).distinct().toList());
    }
  }

  /** Whether the releases keep what they promise. */
  public boolean clean() {
    return recovered == 0 && findings.isEmpty();
  }
}
