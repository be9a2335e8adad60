package org.porchlight.city;

import java.util.List;
import java.util.Map;

/**
 * Who is a familiar neighbor: what counts as a contact with each agency, within how many days, and
 * from how many contacts on people are counted. Read from {@code neighbors.yaml}.
 *
 * @param version counts up with each change of the rules; every figure says which it was made by
 * @param lead the agency whose bands stand for the city's
 * @param window days of the window shown first
 * @param windows all windows in days, shortest first; each ends on the last day a source is
 *     complete for
 * @param atLeast contacts from which a band counts, smallest first
 * @param contacts which records count, by source
 * @param frequentNumber a telephone number with at least so many records in a year is listed
 * @param frequentPlace an address with at least so many records in a year is listed
 */
public record NeighborRules(
    int version,
    String lead,
    int window,
    List<Integer> windows,
    List<Integer> atLeast,
    List<Contacts> contacts,
    int frequentNumber,
    int frequentPlace) {

  public NeighborRules {
    windows = List.copyOf(windows);
    atLeast = List.copyOf(atLeast);
    contacts = List.copyOf(contacts);
  }

  /**
   * Which records of a source are contacts of a person with the agency that sends it.
   *
   * @param source its id
   * @param roles in which the person stands in the record
   * @param where standard field to the standard types that count; empty when all do
   */
  public record Contacts(String source, List<String> roles, Map<String, List<String>> where) {
    public Contacts {
      roles = List.copyOf(roles);
      where = Map.copyOf(where);
    }
  }
}
