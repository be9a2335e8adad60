package org.porchlight.study.programs;

import java.time.LocalDate;

/**
 * Somebody had a contact with an agency.
 *
 * @param person a handle
 * @param day in the city's time
 */
public record Contact(String person, String agency, LocalDate day) {
  /** Nobody's. */
  @Override
  public String toString() {
    return "Contact[]";
  }
}
