package org.porchlight.pipeline.link;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/**
 * One record speaking of one person.
 *
 * @param source whose record it is
 * @param record its key within the source
 * @param incident the incident it belongs to, where agencies share its number
 * @param role in which the person stands in it
 * @param name as linking reads it, {@code FAMILY SUFFIX, GIVEN MIDDLE} where the parts came apart;
 *     empty when unknown, as all texts here
 * @param born as written, whole or in part
 * @param address where the person lives
 * @param place where it happened
 * @param occurred the moment, or the first one of the day where the source gives a day only; null
 *     when it gives nothing
 * @param ended of a stay that is over
 * @param day the local day that dates it; null when unknown
 * @param contact whether it counts as a contact with the agency
 * @param details what else the record says: standard field to standard type or word, nothing
 *     personal
 */
record FoundMention(
    Source source,
    String record,
    String incident,
    String role,
    String name,
    String born,
    String sex,
    String race,
    String phone,
    String address,
    String place,
    @Nullable Instant occurred,
    @Nullable Instant ended,
    @Nullable LocalDate day,
    boolean contact,
    SortedMap<String, String> details) {

  /** The key that stays the same from run to run. */
  String key() {
    return source.id() + '/' + record + '/' + role;
  }

  /** Shows where it stands, never whom it names. */
  @Override
  public String toString() {
    return "FoundMention[" + source.id() + "/" + role + "]";
  }
}
