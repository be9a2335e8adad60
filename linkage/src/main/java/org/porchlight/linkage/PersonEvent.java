package org.porchlight.linkage;

import java.util.List;

/** What happened to person ids between two runs. Holds ids only. */
public sealed interface PersonEvent {
  /** A person not known before. */
  record Appeared(String person) implements PersonEvent {}

  /** All records of a person are gone from the input; the id is not used again. */
  record Disappeared(String person) implements PersonEvent {}

  /**
   * Records of one person now belong to several.
   *
   * @param person the id before
   * @param into the ids that hold its records now, sorted
   */
  record Split(String person, List<String> into) implements PersonEvent {
    /** Copies the list. */
    public Split {
      into = List.copyOf(into);
    }
  }

  /**
   * Records of several persons now belong to one.
   *
   * @param from the ids before, sorted
   * @param person the id that holds their records now
   */
  record Joined(List<String> from, String person) implements PersonEvent {
    /** Copies the list. */
    public Joined {
      from = List.copyOf(from);
    }
  }
}
