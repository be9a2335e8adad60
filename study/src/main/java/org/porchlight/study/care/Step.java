package org.porchlight.study.care;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What happens to a person on the way into the program and out of it; the newest one holds. */
public enum Step {
  /** Staff put them forward. */
  NOMINATED("nominated"),
  /** The city's rule finds them, and staff put them forward for that. */
  FOUND("found"),
  /** The panel has a place for them. They have not been asked yet. */
  SELECTED("selected"),
  /** The panel has none, for a reason. */
  NOT_SELECTED("not-selected"),
  /** They said yes. */
  ENROLLED("enrolled"),
  /** It rests. */
  PAUSED("paused"),
  /** They no longer need the program. */
  GRADUATED("graduated"),
  /** They said no. */
  DECLINED("declined"),
  /** They live elsewhere. */
  MOVED("moved"),
  /** They died. */
  DIED("died"),
  /** They are back. */
  RETURNED("returned");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  /** As the database writes it. */
  public String label() {
    return label;
  }

  /** The step of this label. */
  public static Optional<Step> find(String label) {
    return Arrays.stream(values()).filter(step -> step.label.equals(label)).findFirst();
  }

  /** Whether a person who stands here waits for the panel. */
  public boolean waits() {
    return this == NOMINATED || this == FOUND;
  }

  /** Whether a person who stands here is in the program. */
  public boolean inCare() {
    return this == ENROLLED || this == RETURNED || this == PAUSED;
  }

  /** What may follow where a person stands; the database has the say. */
  public static Set<Step> after(Optional<Step> state) {
    if (state.isEmpty()) {
      return EnumSet.of(NOMINATED, FOUND);
    }
    return switch (state.get()) {
      case NOT_SELECTED -> EnumSet.of(NOMINATED, FOUND, DIED);
      case NOMINATED, FOUND -> EnumSet.of(SELECTED, NOT_SELECTED, DIED);
      case SELECTED -> EnumSet.of(ENROLLED, DECLINED, MOVED, DIED);
      case ENROLLED, RETURNED -> EnumSet.of(PAUSED, GRADUATED, DECLINED, MOVED, DIED);
      case PAUSED -> EnumSet.of(RETURNED, GRADUATED, DECLINED, MOVED, DIED);
      case GRADUATED, DECLINED, MOVED -> EnumSet.of(RETURNED, DIED);
      case DIED -> EnumSet.noneOf(Step.class);
    };
  }
}
