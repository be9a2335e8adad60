package org.porchlight.study.people;

import java.util.List;
import java.util.Map;

/**
 * One number or place, as far as the reader may see.
 *
 * @param id the handle
 * @param kind number or place
 * @param value the number or address
 * @param records window length in days to records in it, for the city's windows
 * @param total all records in sight
 * @param attachable whether a record in sight comes from a source that may be linked; only then may
 *     it be attached to a person
 * @param attachments in force and in sight, newest first
 */
public record Frequent(
    String id,
    FrequentKind kind,
    String value,
    Map<Integer, Integer> records,
    int total,
    boolean attachable,
    List<AttachmentLine> attachments) {
  public Frequent {
    records = Map.copyOf(records);
    attachments = List.copyOf(attachments);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(kind.label(), id);
  }
}
