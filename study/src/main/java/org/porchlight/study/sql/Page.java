package org.porchlight.study.sql;

import java.util.List;

/**
 * A part of a list.
 *
 * @param lines at most as many as were asked for
 * @param total how many lines the whole list has; 0 also when the part asked for begins behind its
 *     end
 * @param <T> what a line is
 */
public record Page<T>(List<T> lines, int total) {
  public Page {
    lines = List.copyOf(lines);
  }

  @Override
  public String toString() {
    return "%d of %d lines".formatted(lines.size(), total);
  }
}
