package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import java.util.Set;
import org.porchlight.study.programs.ProgramRecords;

/**
 * What is told of a person besides counts.
 *
 * @param age under-35, 35-54, 55-over or unknown
 * @param sex F, M, X or unknown
 * @param race as most records have it, in capitals, or unknown
 */
record Traits(String age, String sex, String race) {
  static final String NOT_KNOWN = "unknown";
  static final Traits UNKNOWN = new Traits(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN);

  private static final Set<String> SEXES = Set.of("F", "M", "X");

  static Traits of(ProgramRecords.Traits known, LocalDate start) {
    int age = known.born().isPresent() ? start.getYear() - known.born().getAsInt() : -1;
    String sex = known.sex().isEmpty() ? "" : known.sex().substring(0, 1);
    return new Traits(
        age < 0 ? NOT_KNOWN : age < 35 ? "under-35" : age < 55 ? "35-54" : "55-over",
        SEXES.contains(sex) ? sex : NOT_KNOWN,
        known.race().isEmpty() ? NOT_KNOWN : known.race());
  }

  @Override
  public String toString() {
    return "Traits";
  }
}
