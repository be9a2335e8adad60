package org.porchlight.city;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * One place records come from, and how to read them.
 *
 * @param id lower-case words joined by hyphens
 * @param agency the id of the agency that sends it
 * @param kind what one row is
 * @param arrival how its files come
 * @param layout how the rows stand in a file
 * @param key columns that name a record; a delivery's row with the key of an earlier one is the
 *     same record, corrected or not. Empty: a record is what it says, whatever its row number or id
 * @param load what it means that a delivery does not have a record which an earlier one had
 * @param timeZone of times without an offset
 * @param fields standard field to where it stands
 * @param codes standard field to local code to standard type
 * @param derived further fields that are worked out from the mapped ones
 * @param legal what the law lets us do with it
 * @param expects what a good delivery looks like
 * @param lastUpdate when the agency last refreshed it; null: the day it was fetched
 * @param nextUpdate when it is due again; null when it has ended
 * @param covers the days the file is known to be complete for; null: from its first record to its
 *     last
 * @param areas layer to the standard field in which the record itself names its area, as the
 *     layer's {@code id-property} does; such a record is not placed in that layer by its point
 * @param breaks days from which it counts otherwise, earliest first
 * @param custody the agreement and the law under which its records are held
 */
public record Source(
    String id,
    String agency,
    RecordKind kind,
    LocalText name,
    LocalText description,
    Arrival arrival,
    Layout layout,
    List<String> key,
    Load load,
    ZoneId timeZone,
    Map<String, Field> fields,
    Map<String, Map<String, String>> codes,
    Map<String, Derived> derived,
    LegalBasis legal,
    Expects expects,
    @Nullable LocalDate lastUpdate,
    @Nullable LocalDate nextUpdate,
    @Nullable Covers covers,
    Map<String, String> areas,
    List<Break> breaks,
    Custody custody) {

  public Source {
    breaks = List.copyOf(breaks);
  }

  /** The same source, held under this; a field that its agreement does not cover is not read. */
  Source heldUnder(Custody held) {
    Agreement agreement = held.agreement();
    Map<String, Field> covered = new LinkedHashMap<>(fields);
    if (agreement != null) {
      covered.keySet().removeIf(field -> !agreement.covers(id, field));
    }
    Map<String, Map<String, String>> codesLeft = new LinkedHashMap<>(codes);
    codesLeft.keySet().retainAll(covered.keySet());
    Map<String, Derived> derivedLeft = new LinkedHashMap<>(derived);
    derivedLeft.values().removeIf(how -> !covered.keySet().containsAll(how.inputs()));
    Map<String, String> areasLeft = new LinkedHashMap<>(areas);
    areasLeft.values().retainAll(covered.keySet());
    return new Source(
        id,
        agency,
        kind,
        name,
        description,
        arrival,
        layout,
        key,
        load,
        timeZone,
        Collections.unmodifiableMap(covered),
        Map.copyOf(codesLeft),
        Collections.unmodifiableMap(derivedLeft),
        legal,
        expects,
        lastUpdate,
        nextUpdate,
        covers,
        Collections.unmodifiableMap(areasLeft),
        breaks,
        held);
  }

  /** Whether its agreement has ended in such a way that its records may not be used today. */
  public boolean isWithheld(LocalDate today) {
    Agreement agreement = custody.agreement();
    return agreement != null && agreement.withholds(today);
  }

  /** Whether nothing more may be taken in, for its agreement has ended. */
  public boolean isStopped(LocalDate today) {
    Agreement agreement = custody.agreement();
    return agreement != null && agreement.hasExpired(today);
  }

  /**
   * The same source with other meanings of some codes.
   *
   * @param decided standard field to local code to standard type; an empty type leaves the code
   *     unmapped
   */
  public Source withCodes(Map<String, Map<String, String>> decided) {
    if (decided.isEmpty()) {
      return this;
    }
    Map<String, Map<String, String>> all = new TreeMap<>(codes);
    decided.forEach(
        (field, types) -> {
          Map<String, String> table = new TreeMap<>(all.getOrDefault(field, Map.of()));
          types.forEach(
              (code, type) -> {
                if (type.isEmpty()) {
                  table.remove(code);
                } else {
                  table.put(code, type);
                }
              });
          all.put(field, Map.copyOf(table));
        });
    return new Source(
        id,
        agency,
        kind,
        name,
        description,
        arrival,
        layout,
        key,
        load,
        timeZone,
        fields,
        Map.copyOf(all),
        derived,
        legal,
        expects,
        lastUpdate,
        nextUpdate,
        covers,
        areas,
        breaks,
        custody);
  }

  /** Its file's name: in the city folder's {@code extracts/}, or in the folder {@code --from}. */
  public String file() {
    return arrival.file();
  }

  /**
   * How a source's files come.
   *
   * @param connector from where, and in which form
   * @param location where it is published, as a URL, or the folder that files are dropped into;
   *     null when it only comes as a file
   * @param file its file name; for a {@link Connector#FOLDER} the names it may have, as {@code
   *     cad_*.csv}
   * @param format the form of the files of {@link Connector#SODA} and {@link Connector#FOLDER};
   *     null otherwise
   * @param link a page where the public finds it; null when it is not public
   * @param query what to ask a database for, in SQL; null otherwise
   * @param login the database user, whose password stands in the environment; null otherwise
   * @param changed the column with the moment of a record's last change, by which only what is new
   *     is fetched; null to fetch everything each time
   */
  public record Arrival(
      Connector connector,
      @Nullable String location,
      String file,
      @Nullable Connector format,
      @Nullable String link,
      @Nullable String query,
      @Nullable String login,
      @Nullable String changed) {

    /** A file in the form of its connector. */
    public static Arrival ofFile(Connector connector, String file) {
      return new Arrival(connector, null, file, null, null, null, null, null);
    }
  }

  /**
   * How the rows stand in a file.
   *
   * @param encoding of a text file without a byte order mark
   * @param delimiter between columns of a CSV
   * @param sheet the worksheet of a workbook; null for the first
   * @param headerRow the row that names the columns, from 1; rows above it are left out
   * @param member the file within a zip; null when there is one only
   * @param crs the coordinate reference system of its coordinates as {@code EPSG:2264}; null for
   *     longitude and latitude in degrees
   */
  public record Layout(
      String encoding,
      char delimiter,
      @Nullable String sheet,
      int headerRow,
      @Nullable String member,
      @Nullable String crs) {
    /** UTF-8 with commas, the header in row 1. */
    public static final Layout PLAIN = new Layout("UTF-8", ',', null, 1, null, null);
  }

  /** What a delivery says of records that it does not have. */
  public enum Load {
    /** It holds everything: a record that it lacks was withdrawn, and counts no longer. */
    WHOLE,
    /** It holds what is new or changed: it says nothing of records that it lacks. */
    ADDS
  }

  /**
   * What a good delivery looks like. One that does not is kept aside and counts nowhere until
   * somebody accepts it.
   *
   * @param rejectLimitPercent the most rejected rows
   * @param fewestRowsPercent the fewest rows, of those of the delivery before
   * @param everyDays how often a new one comes; a source that is late by half as much again is
   *     reported; null when nobody promised
   */
  public record Expects(
      double rejectLimitPercent,
      double fewestRowsPercent,
      @Nullable Integer everyDays,
      int mostRows) {
    /**
     * The most rows that any delivery may have: the index by which repeated keys are found ends at
     * 134 million, and a city's calls of fifty years are ten.
     */
    public static final int MOST_ROWS = 100_000_000;

    /** 5 % rejected, half the rows of last time, any day. */
    public static final Expects USUAL = new Expects(5, 50, null, MOST_ROWS);

    /**
     * Whether a source is late by half as much again as was promised.
     *
     * @param everyDays how often a delivery comes
     * @param came when the last one did
     */
    public static boolean isLate(int everyDays, LocalDate came, LocalDate today) {
      return 2 * ChronoUnit.DAYS.between(came, today) > 3L * everyDays;
    }
  }

  /**
   * Days a file is complete for, where its records do not show it by themselves: few records, or
   * none with a date.
   *
   * @param from first day; null for the day of the first record
   * @param to last day; null for the day of the last record
   * @param except stretches between these days for which records are known to be missing
   */
  public record Covers(@Nullable LocalDate from, @Nullable LocalDate to, List<Days> except) {
    public Covers {
      except = List.copyOf(except);
    }

    /** Complete from the first day to the last. */
    public Covers(@Nullable LocalDate from, @Nullable LocalDate to) {
      this(from, to, List.of());
    }
  }

  /**
   * Days from the first to the last, both included.
   *
   * @param text what residents should know about them; null when nobody has said it
   */
  public record Days(LocalDate from, LocalDate to, @Nullable LocalText text) {}

  /** How a source arrives. */
  public enum Connector {
    /** Text in columns, packed or not. */
    CSV,
    /** A workbook of Excel 2007 or later. */
    XLSX,
    /** A workbook of Excel 2003 as XML. */
    SPREADSHEETML,
    GEOJSON,
    /** A JSON list of objects. */
    JSON,
    /** A zip with {@code .shp}, {@code .dbf} and {@code .prj}. */
    SHAPEFILE,
    /** A layer or table of an ArcGIS server. */
    ARCGIS,
    /** A dataset of a Socrata portal. */
    SODA,
    /** A query to an agency's own database. */
    JDBC,
    /** Files that an agency drops into a folder. */
    FOLDER
  }

  /**
   * Where a standard field stands in the source.
   *
   * @param column its name in the header, exactly
   * @param as how to read it
   * @param patterns for dates and times: {@link java.time.format.DateTimeFormatter} patterns, the
   *     first that fits counts; empty for ISO 8601
   * @param zone for {@link As#DATE} columns that hold an instant: the zone in which that instant is
   *     a midnight; null for the source's own
   * @param scale for numbers: what the column's number is multiplied by (0.000001 for microdegrees)
   * @param missing texts that mean "not known", besides the empty one and white space
   * @param yearsFrom the first of the hundred years that a year of two digits may mean
   * @param standards lists whose codes need no entry in the code table
   * @param more for {@link As#ANY_OF}: further columns of the same question
   * @param yes for {@link As#ANY_OF}: the texts that mean yes; empty: any text but a no
   */
  public record Field(
      String column,
      As as,
      List<String> patterns,
      @Nullable ZoneId zone,
      double scale,
      List<String> missing,
      int yearsFrom,
      List<StandardCodes> standards,
      List<String> more,
      List<String> yes) {
    /** Two digits mean 1970 to 2069 where nothing else is set. */
    public static final int USUAL_YEARS_FROM = 1970;

    /** All columns it is read from. */
    public List<String> columns() {
      List<String> all = new ArrayList<>(more);
      all.addFirst(column);
      return all;
    }
  }

  /**
   * A day on which a source began to count otherwise; numbers before and after it do not compare.
   *
   * @param date the first day counted in the new way
   * @param text what changed, for residents
   */
  public record Break(LocalDate date, LocalText text) {}

  /** A field worked out from others. */
  public sealed interface Derived {
    /** The fields it is worked out from. */
    List<String> inputs();

    /**
     * Seconds from one moment to a later one. Negative ones and those over 12 hours are left out of
     * averages and counted.
     */
    record Between(String from, String to) implements Derived {
      @Override
      public List<String> inputs() {
        return List.of(from, to);
      }
    }

    /** The local hour of a moment, or a whole number 0 to 23, as {@code h00} to {@code h23}. */
    record HourOf(String field) implements Derived {
      @Override
      public List<String> inputs() {
        return List.of(field);
      }
    }
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
    FLAG,
    /**
     * Yes when any of several columns says so: a question to which one may give several answers.
     * Not known when all of them are empty.
     */
    ANY_OF
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
