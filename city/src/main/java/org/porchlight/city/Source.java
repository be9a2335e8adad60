package org.porchlight.city;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * One place records come from, and how to read them.
 *
 * @param id lower-case words joined by hyphens
 * @param agency the id of the agency that sends it
 * @param kind what one row is
 * @param connector how it arrives
 * @param location where it is published, as a URL; null when it only comes as a file
 * @param file its file name: in the city folder's {@code extracts/}, or in the folder {@code
 *     --from}
 * @param link a page where the public finds it; null when it is not public
 * @param encoding of a text file
 * @param delimiter between columns of a CSV
 * @param key columns that name a row; rows with the same key are one record
 * @param timeZone of times without an offset
 * @param fields standard field to where it stands
 * @param codes standard field to local code to standard type
 * @param derived further fields that are worked out from the mapped ones
 * @param legal what the law lets us do with it
 * @param rejectLimitPercent more rejected rows than this are reported as a finding (exit code 1)
 * @param lastUpdate when the agency last refreshed it; null: the day it was fetched
 * @param nextUpdate when it is due again; null when it has ended
 * @param covers the days the file is known to be complete for; null: from its first record to its
 *     last
 * @param areas layer to the standard field in which the record itself names its area, as the
 *     layer's {@code id-property} does; such a record is not placed in that layer by its point
 */
public record Source(
    String id,
    String agency,
    RecordKind kind,
    LocalText name,
    LocalText description,
    Connector connector,
    @Nullable String location,
    String file,
    @Nullable String link,
    String encoding,
    char delimiter,
    List<String> key,
    ZoneId timeZone,
    Map<String, Field> fields,
    Map<String, Map<String, String>> codes,
    Map<String, Derived> derived,
    LegalBasis legal,
    double rejectLimitPercent,
    @Nullable LocalDate lastUpdate,
    @Nullable LocalDate nextUpdate,
    @Nullable Covers covers,
    Map<String, String> areas) {

  /**
   * Days a file is complete for, where its records do not show it by themselves: few records, or
   * none with a date.
   *
   * @param from first day; null for the day of the first record
   * @param to last day; null for the day of the last record
   */
  public record Covers(@Nullable LocalDate from, @Nullable LocalDate to) {}

  /** How a source arrives. */
  public enum Connector {
    CSV,
    GEOJSON
  }

  /**
   * Where a standard field stands in the source.
   *
   * @param column its name in the header, exactly
   * @param as how to read it
   * @param pattern for dates and times: a {@link java.time.format.DateTimeFormatter} pattern; null
   *     for ISO 8601
   * @param zone for {@link As#DATE} columns that hold an instant: the zone in which that instant is
   *     a midnight; null for the source's own
   * @param scale for numbers: what the column's number is multiplied by (0.000001 for microdegrees)
   * @param missing texts that mean "not known", besides the empty one and white space
   */
  public record Field(
      String column,
      As as,
      @Nullable String pattern,
      @Nullable ZoneId zone,
      double scale,
      List<String> missing) {}

  /** A field worked out from others. */
  public sealed interface Derived {
    /**
     * Seconds from one moment to a later one. Negative ones and those over 12 hours are left out of
     * averages and counted.
     */
    record Between(String from, String to) implements Derived {}

    /** The local hour of a moment, or a whole number 0 to 23, as {@code h00} to {@code h23}. */
    record HourOf(String field) implements Derived {}
  }

  /** How a column is read. */
  public enum As {
    /** Words as they stand, white space trimmed. */
    TEXT,
    /** A whole number. */
    INTEGER,
    /** A number with a decimal point. */
    DECIMAL,
    /** A moment: date and time, with an offset or in the source's zone. */
    INSTANT,
    /** A day. When the column holds a moment, the day it is in {@code zone}. */
    DATE,
    /**
     * A time of day as {@code HHmm} or {@code HH:mm}; joins the day in the field of the same stem.
     */
    HOUR_MINUTE,
    /** "latitude, longitude" in one column. */
    LAT_LON,
    /** yes/no, true/false, 1/0, sí/no. */
    FLAG
  }

  /**
   * What the law lets the city do with a source.
   *
   * @param link may its records be linked to persons
   * @param count may they be counted
   * @param show may its counts be public
   * @param seenBy the agencies whose teams may see its records; without a word about it, only the
   *     agency that sends them
   * @param basis the law or agreement, in words
   */
  public record LegalBasis(
      boolean link, boolean count, boolean show, List<String> seenBy, String basis) {
    public LegalBasis {
      seenBy = List.copyOf(seenBy);
    }
  }
}
