package org.porchlight.attacker;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was tried, and what could not be. */
final class Trials {
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

  AttackReport.Tried report() {
    return new AttackReport.Tried(
        programs.size(), wholeNumbers.size(), percents, pages, marks, List.copyOf(missed));
  }
}
