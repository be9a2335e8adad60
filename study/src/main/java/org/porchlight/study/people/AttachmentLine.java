package org.porchlight.study.people;

import java.time.Instant;

/**
 * A frequent number or place that staff attached to a person.
 *
 * @param id its number
 * @param frequent handle of the number or place
 * @param kind number or place
 * @param value the number or address
 * @param person handle of the person, as joined today
 * @param name the spelling that most of the person's records in sight have
 * @param reason in the words of who attached it
 * @param by how colleagues know them
 * @param at when
 */
public record AttachmentLine(
    long id,
    String frequent,
    FrequentKind kind,
    String value,
    String person,
    String name,
    String reason,
    String by,
    Instant at) {
  @Override
  public String toString() {
    return "attachment %d".formatted(id);
  }
}
