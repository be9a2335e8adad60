package org.porchlight.study.sources;

import java.util.Arrays;

/**
 * One kind of issue in one column of one delivery. It names columns, never a value.
 *
 * @param batch the delivery
 * @param rule the kind, as {@code unreadable-date}
 * @param column as the header names it; empty when it is the row as a whole
 * @param consequence what it did to its rows
 * @param message one English sentence: what is wrong and what the source must change
 * @param count rows that have it; 1 or more
 */
public record IssueLine(
    String batch, String rule, String column, Consequence consequence, String message, long count) {

  /** What an issue does to its row, worst first. */
  public enum Consequence {
    /** The row is kept aside and counted nowhere. */
    ROW_REJECTED("row-rejected"),
    /** The row counts; this one value is not known. */
    VALUE_LEFT_OUT("value-left-out"),
    /** The row counts and the value is used; its owner should know all the same. */
    NOTED("noted");

    private final String label;

    Consequence(String label) {
      this.label = label;
    }

    /** As the database writes it: lower case, words joined by hyphens. */
    public String label() {
      return label;
    }

    /** The consequence of this label. */
    public static Consequence of(String label) {
      return Arrays.stream(values())
          .filter(one -> one.label.equals(label))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no consequence is '" + label + "'"));
    }
  }
}
