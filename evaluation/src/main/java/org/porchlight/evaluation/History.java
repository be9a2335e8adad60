package org.porchlight.evaluation;

import java.util.Arrays;
import java.util.List;

/** What is known of one person: days with contacts, and days lost. The handle says nothing. */
public final class History {

  private final String handle;
  private final int[] found;
  private final int[] contacts;
  private final List<Absence> absences;

  /**
   * What is known of somebody.
   *
   * @param handle an opaque handle
   * @param contacts a day for each contact, in any order, repeated if there were several
   * @param absences days lost; they may overlap
   */
  public History(String handle, int[] contacts, List<Absence> absences) {
    this(handle, contacts, contacts, absences);
  }

  /**
   * What is known of somebody whom a rule finds by other contacts than those that are counted
   * afterwards.
   *
   * @param handle an opaque handle
   * @param found a day for each contact that the rule counts, in any order
   * @param contacts a day for each contact that is an outcome, in any order
   * @param absences days lost; they may overlap
   */
  public History(String handle, int[] found, int[] contacts, List<Absence> absences) {
    this.handle = handle;
    this.found = sorted(found);
    this.contacts = sorted(contacts);
    this.absences = List.copyOf(absences);
  }

  public String handle() {
    return handle;
  }

  /** Outcomes on days {@code from} (included) to {@code until} (not included). */
  public int contacts(int from, int until) {
    return firstAtLeast(contacts, until) - firstAtLeast(contacts, from);
  }

  /** The same of the contacts that the rule counts. */
  public int found(int from, int until) {
    return firstAtLeast(found, until) - firstAtLeast(found, from);
  }

  /** Days of {@code from} to {@code until} that were not lost; 0 to {@code until - from}. */
  public int exposure(int from, int until) {
    if (absences.isEmpty()) {
      return until - from;
    }
    boolean[] lost = new boolean[until - from];
    for (Absence absence : absences) {
      int begin = Math.max(from, absence.from());
      int end = Math.min(until, absence.until());
      if (begin < end) {
        Arrays.fill(lost, begin - from, end - from, true);
      }
    }
    int days = 0;
    for (boolean day : lost) {
      days += day ? 0 : 1;
    }
    return days;
  }

  private static int[] sorted(int[] days) {
    int[] copy = days.clone();
    Arrays.sort(copy);
    return copy;
  }

  private static int firstAtLeast(int[] days, int day) {
    int low = 0;
    int high = days.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "a history of " + contacts.length + " contacts";
  }
}
