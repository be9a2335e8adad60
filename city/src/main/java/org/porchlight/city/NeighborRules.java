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
 * @param care who takes part in care
 */
public record NeighborRules(
    int version,
    String lead,
    int window,
    List<Integer> windows,
    List<Integer> atLeast,
    List<Contacts> contacts,
    int frequentNumber,
    int frequentPlace,
    Care care) {

  public NeighborRules {
    windows = List.copyOf(windows);
    atLeast = List.copyOf(atLeast);
    contacts = List.copyOf(contacts);
  }

  /** Rules of a city without care. */
  public NeighborRules(
      int version,
      String lead,
      int window,
      List<Integer> windows,
      List<Integer> atLeast,
      List<Contacts> contacts,
      int frequentNumber,
      int frequentPlace) {
    this(
        version,
        lead,
        window,
        windows,
        atLeast,
        contacts,
        frequentNumber,
        frequentPlace,
        Care.NONE);
  }

  /**
   * Which agencies take part in care, by their ids.
   *
   * @param partners they put forward, select and help, and may receive what a person agrees to
   *     share
   * @param responders they come when somebody calls, and may receive the response card
   * @param enforcement they enforce the law: whatever anybody signs, they receive no more than the
   *     response card; never partners
   * @param places how many people the program can take; 0 when it is not said
   */
  public record Care(
      List<String> partners, List<String> responders, List<String> enforcement, int places) {
    /** Nobody takes part. */
    public static final Care NONE = new Care(List.of(), List.of(), List.of(), 0);

    public Care {
      partners = List.copyOf(partners);
      responders = List.copyOf(responders);
      enforcement = List.copyOf(enforcement);
    }
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
