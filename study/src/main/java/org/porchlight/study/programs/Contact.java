package org.porchlight.study.programs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One contact that counts.
 *
 * @param person a handle
 * @param agency its id
 * @param doubt the weight in bits with which its record belongs to this person, where that is in
 *     doubt (0 bits are even odds); null where it is not
 * @param ending how it ended, as a code; null where its record does not say
 */
public record Contact(
    String person, String agency, LocalDate day, @Nullable Double doubt, @Nullable String ending) {
  /** Who met whom when stays out of logs. */
  @Override
  public String toString() {
    return "Contact";
  }
}
