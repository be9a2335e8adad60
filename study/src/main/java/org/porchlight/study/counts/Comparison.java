package org.porchlight.study.counts;

import java.util.List;

/**
 * One thing that is compared in two records.
 *
 * @param name lower-case words joined by hyphens, such as {@code family-name}
 * @param levels how well it may agree, best first, such as {@code exact}, {@code close}, {@code
 *     other}
 */
public record Comparison(String name, List<String> levels) {
  public Comparison {
    levels = List.copyOf(levels);
  }
}
