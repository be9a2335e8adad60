package org.porchlight.study.programs;

/**
 * A record of somebody who was offered a program.
 *
 * @param source its id
 * @param record its key there
 * @param role as whom the person stands in it
 */
public record Served(String source, String record, String role) {
  /** Nobody's. */
  @Override
  public String toString() {
    return "Served[]";
  }
}
