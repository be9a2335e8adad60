package org.porchlight.study.people;

import java.time.LocalDate;
import java.util.Map;

/**
 * A person in a list, as far as the reader may see.
 *
 * @param id the handle
 * @param name the spelling that most records in sight have; empty when none has a name
 * @param contacts in the window, with the agency asked for or with all in sight; a record counts
 *     once however often it speaks of the person
 * @param byAgency contacts in the window with each agency in sight, whichever was asked for
 * @param agencies how many of them had a contact
 * @param first day of the first of these contacts, in the city's time zone
 * @param last day of the last one
 * @param doubtful whether one of these contacts is only probably this person's
 */
public record PersonLine(
    String id,
    String name,
    int contacts,
    Map<String, Integer> byAgency,
    int agencies,
    LocalDate first,
    LocalDate last,
    boolean doubtful) {
  public PersonLine {
    byAgency = Map.copyOf(byAgency);
  }

  @Override
  public String toString() {
    return "person %s".formatted(id);
  }
}
