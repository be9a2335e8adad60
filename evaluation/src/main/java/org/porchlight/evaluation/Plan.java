package org.porchlight.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What was decided before the first look. Its hash is registered; a plan changed later has another.
 *
 * @param window days before the start in which contacts are counted; at least 1
 * @param atLeast how many contacts there must be for the rule to find someone; at least 1
 * @param follow days followed after the start; at least 1
 * @param start the day on which the program starts for all its people
 * @param analysis the day of the look; not before the follow-up has ended
 * @param outcomes everything that will be shown, whatever it says; not empty
 */
public record Plan(
    String name,
    int window,
    int atLeast,
    int follow,
    int start,
    int analysis,
    List<String> outcomes) {

  public Plan {
    outcomes = List.copyOf(outcomes);
    if (window < 1 || atLeast < 1 || follow < 1) {
      throw new IllegalArgumentException(
          "A plan's window, least number of contacts and follow-up must each be 1 or more.");
    }
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException(
          "A plan names at least one outcome before the first look; this one names none.");
    }
    if (analysis < start + follow) {
      throw new IllegalArgumentException(
          "A plan's analysis comes after its follow-up; move the analysis, or follow for less.");
    }
  }

  /** SHA-256 of the whole plan, 64 small hexadecimal digits. */
  public String hash() {
    StringBuilder text = new StringBuilder();
    append(text, name);
    for (int number : new int[] {window, atLeast, follow, start, analysis, outcomes.size()}) {
      append(text, Integer.toString(number));
    }
    outcomes.forEach(outcome -> append(text, outcome));
    return HexFormat.of().formatHex(Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Each part with its length, so that no two plans have one text. */
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
