package org.porchlight.study.notes;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One source of records.
 *
 * @param id lower-case words joined by hyphens
 * @param agency who sends it
 * @param kind what one of its records is, as {@link org.porchlight.city.RecordKind} names it
 * @param name by language
 * @param linkable whether the law lets its records be linked to persons
 * @param contacts whether some of its records count as contacts
 * @param basis the law or agreement, in words
 * @param completeTo the last day it is complete for; windows end with it. Null before its first run
 * @param inSight whether the reader may see its records
 */
public record SourceNote(
    String id,
    String agency,
    String kind,
    Map<String, String> name,
    boolean linkable,
    boolean contacts,
    String basis,
    @Nullable LocalDate completeTo,
    boolean inSight) {
  public SourceNote {
    name = Map.copyOf(name);
  }
}
