package org.porchlight.attacker;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was tried, and what could not be. */
final class Trials {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final long begin = System.nanoTime();
  private final boolean patient;

  /** Names of cells about which linear programs said all they can say. */
  final Set<String> programs = new HashSet<>();

  /** Names of cells whose whole numbers were tried one by one. */
  final Set<String> wholeNumbers = new HashSet<>();

  /** Percents of which all fractions were tried. */
  int percents;

  /** Pages and files of a hub that were read. */
  int pages;

  /** Marks in drawings whose lengths, places and colors were compared. */
  int marks;

  /** Sentences on what could not be tried. */
  final Set<String> missed = new LinkedHashSet<>();

  /** Begins an attack; only one that asks for every cell has no end of patience. */
  Trials(Effort effort) {
    this.patient = effort == Effort.EVERY_CELL;
  }

  /** Whether no more programs are to be solved. */
  boolean isOver() {
    if (patient || System.nanoTime() - begin < PATIENCE.toNanos()) {
      return false;
    }
    missed.add(
        "Linear programs for every suspect: they were given up after %d minutes; --all goes on to the end."
            .formatted(PATIENCE.toMinutes()));
    return true;
  }

  AttackReport.Tried report() {
    return new AttackReport.Tried(
        programs.size(), wholeNumbers.size(), percents, pages, marks, List.copyOf(missed));
  }
}
