package org.porchlight.study.releases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * A release on its way out.
 *
 * @param release four digits, as its folder is called
 * @param sha256 of its manifest
 * @param by who proposed it
 * @param own whether that is the reader
 * @param newest whether no later one was proposed under the same number
 * @param steps what became of it, oldest first
 */
public record Proposal(
    long id,
    String release,
    String sha256,
    String by,
    boolean own,
    boolean newest,
    Instant at,
    ProposalFacts facts,
    List<Step> steps) {
  public Proposal {
    steps = List.copyOf(steps);
  }

  /**
   * One thing that became of it.
   *
   * @param by who did it; null for the command that publishes what was approved
   * @param note why, for staff
   * @param told what residents read about a release that was taken back
   */
  public record Step(
      StepKind kind, @Nullable String by, Instant at, String note, @Nullable LocalText told) {
    /** Neither who, nor what they wrote. */
    @Override
    public String toString() {
      return "Step[%s, %s]".formatted(kind.label(), at);
    }
  }

  /** What can become of a proposal. */
  public enum StepKind {
    APPROVED("approved"),
    REFUSED("refused"),
    OVERTAKEN("overtaken"),
    PUBLISHED("published"),
    TAKEN_BACK("taken-back");

    private final String label;

    StepKind(String label) {
      this.label = label;
    }

    /** As the database writes it: lower case, words joined by hyphens. */
    public String label() {
      return label;
    }

    static StepKind of(String label) {
      for (StepKind kind : values()) {
        if (kind.label.equals(label)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no step is called '%s'".formatted(label));
    }
  }

  /** The last thing that became of it; empty while nobody has decided. */
  public Optional<Step> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  /** Whether it waits for somebody to approve or refuse it. */
  public boolean isOpen() {
    return steps.isEmpty() && newest;
  }

  /** Whether residents see it, or would if no newer one were there. */
  public boolean isOut() {
    return last().filter(step -> step.kind() == StepKind.PUBLISHED).isPresent();
  }

  /** Not who proposed it, nor what anybody wrote. */
  @Override
  public String toString() {
    return "Proposal[%d, release %s]".formatted(id, release);
  }
}
