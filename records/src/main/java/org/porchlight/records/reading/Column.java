package org.porchlight.records.reading;

/**
 * One column of a batch's Parquet file.
 *
 * @param name the standard field, or one worked out from it
 * @param slot where a {@link StandardRow} holds its value, within its kind of value
 */
public record Column(String name, Type type, int slot) {
  /** What a column holds. */
  enum Type {
    TEXT("%s"),
    WHOLE("%s"),
    DECIMAL("%s"),
    FLAG("%s <> 0"),
    /** Days since 1970-01-01. */
    DAY("DATE '1970-01-01' + CAST(%s AS INTEGER)"),
    /** Microseconds since 1970-01-01T00:00. */
    MOMENT("make_timestamp(%s)");

    private final String ofNumber;

    Type(String ofNumber) {
      this.ofNumber = ofNumber;
    }

    /** As SQL, of a column that holds it as text, decimal or whole number. */
    String ofNumber() {
      return ofNumber;
    }
  }
}
