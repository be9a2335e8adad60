package org.porchlight.workspace.outside;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * A license as it was typed.
 *
 * @param evaluator the number of an account
 * @param until a day as browsers send it
 */
public record LicenseForm(
    String program, String evaluator, String institution, String purpose, String until) {
  static final LicenseForm NONE = new LicenseForm("", "", "", "", "");

  private static final int LONGEST_PLACE = 200;
  private static final int SHORTEST_PURPOSE = 10;
  private static final int LONGEST_PURPOSE = 500;

  static LicenseForm of(Map<String, String> fields) {
    return new LicenseForm(
        fields.getOrDefault("program", ""),
        fields.getOrDefault("evaluator", ""),
        fields.getOrDefault("institution", "").strip(),
        fields.getOrDefault("purpose", "").strip(),
        fields.getOrDefault("until", ""));
  }

  /** The message that says what is missing; empty when nothing is. */
  Optional<String> problem() {
    if (!evaluator.matches("\\d{1,18}") || program.isEmpty()) {
      return Optional.of("licenses.problem.choose");
    }
    if (institution.length() < 2 || institution.length() > LONGEST_PLACE) {
      return Optional.of("licenses.problem.institution");
    }
    if (purpose.length() < SHORTEST_PURPOSE || purpose.length() > LONGEST_PURPOSE) {
      return Optional.of("licenses.problem.purpose");
    }
    return day().isEmpty() ? Optional.of("licenses.problem.until") : Optional.empty();
  }

  long account() {
    return Long.parseLong(evaluator);
  }

  Optional<LocalDate> day() {
    try {
      return Optional.of(LocalDate.parse(until));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
