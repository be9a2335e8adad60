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
    TEXT("VARCHAR"),
    WHOLE("BIGINT"),
    DECIMAL("DOUBLE"),
    FLAG("BOOLEAN"),
    /** Days since 1970-01-01. */
    DAY("DATE"),
    /** Microseconds since 1970-01-01T00:00. */
    MOMENT("TIMESTAMP");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }
}
