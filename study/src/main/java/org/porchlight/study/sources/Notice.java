package org.porchlight.study.sources;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something about a source that somebody should look into. Only figures: the words are made where
 * they are read.
 *
 * @param kind what it is
 * @param since the day it was first so
 * @param firstDay the first day it concerns; needed for a gap, null for what concerns no days
 * @param lastDay the last day it concerns
 * @param figures the numbers of its sentence, by the names that its kind asks for
 */
public record Notice(
    Kind kind,
    LocalDate since,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay,
    Map<String, Long> figures) {

  /** Kinds of notices, worst first. */
  public enum Kind {
    /** The agreement has ended: nothing more is read. Worked out when it is read. */
    AGREEMENT_ENDED("agreement-ended"),
    /** Days without a record in the middle of history: {@code days}, and which. */
    GAP("gap"),
    /** No delivery for {@code days}, though one was promised every {@code every} days. */
    LATE("late"),
    /** {@code rejected} of {@code rows} rows were rejected: more than the source's limit. */
    MANY_REJECTED("many-rejected"),
    /** {@code rows} rows, where the delivery before had {@code before}. */
    FEW_ROWS("few-rows"),
    /** The times look as if their clock were {@code hours} off; below zero: behind. */
    CLOCK("clock"),
    /** The agreement ends in {@code days} days. Worked out when it is read. */
    AGREEMENT_ENDING("agreement-ending"),
    /** {@code rows} records came again under other ids. */
    RENUMBERED("renumbered");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** As the database writes it: lower case, words joined by hyphens. */
    public String label() {
      return label;
    }

    /** The names of its figures. */
    Set<String> figures() {
      return switch (this) {
        case AGREEMENT_ENDED -> Set.of();
        case AGREEMENT_ENDING, GAP -> Set.of("days");
        case LATE -> Set.of("days", "every");
        case MANY_REJECTED -> Set.of("rejected", "rows");
        case FEW_ROWS -> Set.of("rows", "before");
        case CLOCK -> Set.of("hours");
        case RENUMBERED -> Set.of("rows");
      };
    }

    static Kind of(String label) {
      return Arrays.stream(values())
          .filter(kind -> kind.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no notice is '" + label + "'"));
    }
  }

  public Notice {
    figures = Map.copyOf(figures);
    if (!figures.keySet().equals(kind.figures())) {
      throw new IllegalArgumentException(
          "a notice '%s' has the figures %s, got %s"
              .formatted(kind.label(), kind.figures(), figures.keySet()));
    }
    if (kind == Kind.GAP && (firstDay == null || lastDay == null)) {
      throw new IllegalArgumentException("a gap has a first and a last day");
    }
  }

  /** A notice that concerns no particular days. */
  public Notice(Kind kind, LocalDate since, Map<String, Long> figures) {
    this(kind, since, null, null, figures);
  }
}
