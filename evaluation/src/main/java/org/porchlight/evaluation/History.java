package org.porchlight.evaluation;

import java.util.Arrays;
import java.util.List;

/** What is known of one person: days with contacts, and days lost. The handle says nothing. */
public final class History {

  private final String handle;
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
    this.handle = handle;
    this.contacts = contacts.clone();
    Arrays.sort(this.contacts);
    this.absences = List.copyOf(absences);
  }

  public String handle() {
    return handle;
  }

  /** Contacts on days {@code from} (included) to {@code until} (not included). */
  int contacts(int from, int until) {
    return firstAtLeast(until) - firstAtLeast(from);
  }

  /** Days of {@code from} to {@code until} that were not lost; 0 to {@code until - from}. */
  int exposure(int from, int until) {
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

  private int firstAtLeast(int day) {
    int low = 0;
    int high = contacts.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (contacts[middle] < day) {
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
