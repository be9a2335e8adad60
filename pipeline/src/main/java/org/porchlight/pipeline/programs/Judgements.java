package org.porchlight.pipeline.programs;

import java.util.List;
import org.porchlight.city.Problem;

/**
 * What can be said of all programs of a city.
 *
 * @param judged in the order of their files' names
 * @param problems of programs whose list of people cannot be read; what was said of them before
 *     stands
 */
public record Judgements(List<Judged> judged, List<Problem> problems) {
  /** Of a city without programs. */
  public static final Judgements NONE = new Judgements(List.of(), List.of());

  public Judgements {
    judged = List.copyOf(judged);
    problems = List.copyOf(problems);
  }
}
