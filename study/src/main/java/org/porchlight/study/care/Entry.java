package org.porchlight.study.care;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things that are written down about care, each by an agency's team. */
public sealed interface Entry {
  /** Its number among those of its sort. */
  long id();

  /** Whose team wrote it down. */
  String agency();

  /** How colleagues know who did. */
  String by();

  /** When it was written down. */
  Instant at();

  /**
   * An attempt to reach the person.
   *
   * @param how {@code visit}, {@code call}, {@code message}, {@code letter} or {@code
   *     through-partner}
   * @param result {@code reached}, {@code not-reached}, {@code left-word} or {@code asked-not-to}
   */
  record Outreach(
      long id,
      String agency,
      String by,
      Instant at,
      LocalDate day,
      String how,
      String result,
      String words)
      implements Entry {
    @Override
    public String toString() {
      return "outreach %d".formatted(id);
    }
  }

  /**
   * What the person says of their life.
   *
   * @param words their own
   * @param needs area of life to {@code now}, {@code soon} or {@code later}
   * @param againOn when to ask again
   */
  record Assessment(
      long id,
      String agency,
      String by,
      Instant at,
      LocalDate day,
      String words,
      String strengths,
      String hopes,
      Map<String, String> needs,
      LocalDate againOn)
      implements Entry {
    public Assessment {
      needs = Map.copyOf(needs);
    }

    @Override
    public String toString() {
      return "assessment %d".formatted(id);
    }
  }

  /**
   * A note.
   *
   * @param kind {@code notes}, {@code health} or {@code substance-use}: who else may read it
   */
  record Note(long id, String agency, String by, Instant at, String kind, String words)
      implements Entry {
    @Override
    public String toString() {
      return "note %d".formatted(id);
    }
  }

  /** What the person wants to reach. */
  record Goal(long id, String agency, String by, Instant at, String words) implements Entry {
    @Override
    public String toString() {
      return "goal %d".formatted(id);
    }
  }

  /**
   * How the plan stands.
   *
   * @param status of FHIR R4: draft, active, on-hold, revoked, completed, entered-in-error, unknown
   * @param reviewOn the next day it is looked at as a whole
   */
  record PlanStatus(
      long id, String agency, String by, Instant at, String status, @Nullable LocalDate reviewOn)
      implements Entry {
    @Override
    public String toString() {
      return "plan status %d".formatted(id);
    }
  }

  /**
   * What somebody is to do.
   *
   * @param person whom it is about; null for a task of the meeting itself
   * @param goal what it serves; null for a task of a meeting
   * @param owner the agency that is to act
   * @param status of FHIR R4: not-started, scheduled, in-progress, on-hold, completed, cancelled
   */
  record Task(
      long id,
      String agency,
      String by,
      Instant at,
      @Nullable String person,
      @Nullable Long goal,
      @Nullable Long meeting,
      String owner,
      String what,
      LocalDate due,
      String status)
      implements Entry {
    /** Whether it still waits for somebody. */
    public boolean open() {
      return !status.equals("completed") && !status.equals("cancelled");
    }

    /** Whether its day is over and it is not done. */
    public boolean overdue(LocalDate today) {
      return open() && due.isBefore(today);
    }

    @Override
    public String toString() {
      return "task %d".formatted(id);
    }
  }

  /**
   * The card for first responders: no diagnosis stands on it.
   *
   * @param person whom it is about
   */
  record Card(
      long id,
      String agency,
      String by,
      Instant at,
      String person,
      String helps,
      String avoid,
      String contact)
      implements Entry {
    @Override
    public String toString() {
      return "card %d".formatted(id);
    }
  }
}
