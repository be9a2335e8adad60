package org.porchlight.records.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one column of a file looks like.
 *
 * @param name as the header has it
 * @param emptyShare of its rows, 0 to 1
 * @param distinct different texts; beyond a few thousand within about 2 in 100
 * @param forms forms of dates that together read the most rows, to how many rows each reads
 * @param first the earliest day; null when it holds no dates
 * @param last the latest day
 * @param clock what its times say of their clock; null when it holds none
 * @param codes the most frequent codes of a short list, to how often each came; empty when it is no
 *     such list, or may speak of a person
 * @param standard the standard list that its codes are of; null when they are of none
 * @param personal whether it may hold something of a person
 * @param place what it is of a place; null when it is nothing of one
 * @param notes dirt and doubts, as sentences without a value
 */
public record ColumnProfile(
    String name,
    Type type,
    double emptyShare,
    long distinct,
    Map<String, Long> forms,
    @Nullable String first,
    @Nullable String last,
    @Nullable String clock,
    Map<String, Long> codes,
    @Nullable String standard,
    boolean personal,
    @Nullable Place place,
    List<String> notes) {

  /** What its texts are. */
  public enum Type {
    EMPTY,
    /** Dates with times. */
    MOMENT,
    /** Dates, also as midnights. */
    DAY,
    /** Yes and no. */
    FLAG,
    WHOLE,
    NUMBER,
    TEXT
  }

  /** A part of a place, and how it is written. */
  public enum Place {
    LATITUDE,
    LONGITUDE,
    LATITUDE_MICRODEGREES,
    LONGITUDE_MICRODEGREES,
    /** The column named for one holds the other. */
    LATITUDE_SWAPPED,
    LONGITUDE_SWAPPED,
    /** Meters or feet of a projection, which the file must name. */
    NORTHING,
    EASTING,
    /** "latitude, longitude". */
    POINT
  }

  public ColumnProfile {
    forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    notes = List.copyOf(notes);
  }
}
