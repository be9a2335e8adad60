package org.porchlight.records.places;

/**
 * Finds the place of an address, for records without usable coordinates. Whatever does it must be
 * exact about what it did, and must never take one street for another.
 */
public interface Geocoder {
  /** How a place was found; as written to the column {@code place-from}. */
  enum How {
    /** The record itself had coordinates; no address was looked up. */
    GIVEN,
    /** The house is in the file. */
    EXACT,
    /** The middle of the known houses of its block. */
    BLOCK,
    /** Where two streets come nearest to each other. */
    INTERSECTION,
    /** Not found, or more than one place fits. */
    NONE;

    /** The word in the column. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A place in degrees; not a number when {@code how} is {@link How#NONE}. */
  record Answer(How how, double longitude, double latitude) {
    static final Answer NONE = new Answer(How.NONE, Double.NaN, Double.NaN);

    /** It says where a person was. */
    @Override
    public String toString() {
      return "[" + how.word() + "]";
    }
  }

  /** Finds an address as a record has it. */
  Answer find(String address);
}
