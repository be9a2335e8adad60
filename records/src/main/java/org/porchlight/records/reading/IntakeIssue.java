package org.porchlight.records.reading;

import org.porchlight.city.NearestName;

/**
 * Something wrong with a supplied file that its owner can fix. Collected, counted and reported;
 * never logged one by one, and never with a value from the record.
 */
public sealed interface IntakeIssue {

  /** Where it was found. */
  RowRef where();

  /** The column it concerns as the header names it; empty when it is the row as a whole. */
  String column();

  /**
   * One sentence: what is wrong and what the source must change. Names the column, not its value.
   */
  String message();

  /** What became of the row. */
  default Consequence consequence() {
    return Consequence.VALUE_LEFT_OUT;
  }

  /** The kind of issue, as the report groups it: {@code unreadable-date}. */
  default String rule() {
    return getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(java.util.Locale.ROOT);
  }

  /** What an issue does to its row. */
  enum Consequence {
    /** The row is kept aside and counted nowhere. */
    ROW_REJECTED,
    /** The row counts; this one value is not known. */
    VALUE_LEFT_OUT,
    /** The row counts and the value is used; its owner should know all the same. */
    NOTED
  }

  /** The row has more or fewer columns than the header. */
  record WrongColumnCount(RowRef where, int found, int expected) implements IntakeIssue {
    @Override
    public String column() {
      return "";
    }

    @Override
    public String message() {
      return "The row has %d columns and the header %d; a comma or quote may be missing or extra."
          .formatted(found, expected);
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /** The columns that name a row are empty or cannot be read. */
  record MissingKey(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' names the row and is empty.".formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /** A row before this one has the same key. */
  record DuplicateKey(RowRef where, String column, RowRef first) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' names the same record as row %d, and the row says something else; the first one counts. If one record has several rows, add the column that tells them apart to the key."
          .formatted(column, first.row());
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /** A row before this one says the very same. */
  record RepeatedRow(RowRef where, RowRef first) implements IntakeIssue {
    @Override
    public String column() {
      return "";
    }

    @Override
    public String message() {
      return "The row says the same as row %d; it counts once.".formatted(first.row());
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /** The day that dates the record is empty. */
  record MissingDate(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' dates the record and is empty.".formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /**
   * A day or moment is not in the form that the source promised.
   *
   * @param expectedPattern the form, as yyyy-MM-dd
   * @param dates whether it is the one that dates the record
   */
  record UnreadableDate(RowRef where, String column, String expectedPattern, boolean dates)
      implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is not a date or time in the form %s.".formatted(column, expectedPattern);
    }

    @Override
    public Consequence consequence() {
      return dates ? Consequence.ROW_REJECTED : Consequence.VALUE_LEFT_OUT;
    }
  }

  /** The day that dates the record lies in the future or before 1900. */
  record UnlikelyDate(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' dates the record to a day in the future or before 1900."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.ROW_REJECTED;
    }
  }

  /** A local time that the clocks skipped in spring. */
  record SkippedHour(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is a time that the clocks skipped that day; it was read as one hour later. Send times with an offset."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** A local time that came twice in autumn. */
  record RepeatedHour(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is a time that came twice that day; it was read as the first. Send times with an offset."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** A time of day is not hours and minutes. */
  record UnreadableTimeOfDay(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is not a time of day from 0000 to 2359.".formatted(column);
    }
  }

  /** A number is not one. */
  record UnreadableNumber(RowRef where, String column, boolean whole) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is not a %s.".formatted(column, whole ? "whole number" : "number");
    }
  }

  /** A yes or no is neither. */
  record UnreadableFlag(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is neither yes nor no (nor true/false, 1/0, sí/no).".formatted(column);
    }
  }

  /** A place is no pair of numbers, or nowhere on Earth. */
  record UnusablePlace(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' gives no place: latitude must be -90 to 90 and longitude -180 to 180. If these are feet or meters, set the source's crs."
          .formatted(column);
    }
  }

  /** A place is the point 0, 0 in the sea off Africa, which machines write for none. */
  record ZeroPlace(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' gives the point 0, 0, which stands for no place. Leave it empty."
          .formatted(column);
    }
  }

  /** Latitude stands where longitude should, which only the city's own place could show. */
  record SwappedPlace(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' has latitude and longitude the wrong way round; they were turned."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** A place in whole millionths of a degree, in a source that promised degrees. */
  record MicrodegreePlace(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is in millionths of a degree; it was read so. Set the column's scale: 0.000001."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** A place over 50 km outside the box around all the city's areas. */
  record FarPlace(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' gives a place over 50 km outside the city's areas; it is kept and counts as place unknown."
          .formatted(column);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** Bytes that are not text in the encoding that the source promised. */
  record UndecodableText(RowRef where, String column, String encoding) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' holds bytes that are not %s text; set the source's encoding."
          .formatted(column, encoding);
    }
  }

  /** A code that the source's code table does not know. */
  record UnmappedCode(RowRef where, String column, String field) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' has a code that the code table of %s does not list; it counts as unmapped."
          .formatted(column, field);
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** Two moments in the wrong order, or more than twelve hours apart. */
  record UnlikelyDuration(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "The time %s would be below zero or over 12 hours; it is left out of averages."
          .formatted(column);
    }
  }

  /**
   * The times of a column as a whole look as if another clock had written them. Row 1, the header,
   * stands for all rows.
   */
  record ClockDoubt(RowRef where, String column, ClockVerdict verdict) implements IntakeIssue {
    @Override
    public String rule() {
      return verdict.kind().label();
    }

    @Override
    public String message() {
      return "Column '%s' %s".formatted(column, verdict.words());
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** The record was erased here and is kept out; nothing of the row is kept. */
  record Erased(RowRef where) implements IntakeIssue {
    @Override
    public String column() {
      return "";
    }

    @Override
    public String message() {
      return "The record was erased here; the row is left out and nothing of it is kept. If it should have been erased at its source too, ask there.";
    }

    @Override
    public Consequence consequence() {
      return Consequence.NOTED;
    }
  }

  /** An hour of the day outside 0 to 23. */
  record UnlikelyHour(RowRef where, String column) implements IntakeIssue {
    @Override
    public String message() {
      return "Column '%s' is not an hour from 0 to 23.".formatted(column);
    }
  }

  /** The sentence for a mapped column that the file lacks. */
  static String missingColumn(String field, String column, java.util.List<String> header) {
    return "the file has no column '%s' for %s.%s"
        .formatted(column, field, NearestName.hint(column, header));
  }
}
