package org.porchlight.release;

/** What the numbers of a table are. */
public enum Measure {
  /** How many: calls, reports, responses, crashes. Whole numbers; parts add up to wholes. */
  COUNT,
  /**
   * How many of a hundred, 0 to 100, whole. Each cell has the rounded number of records behind it.
   */
  PERCENT,
  /** The middle or 90th percentile of a duration, in seconds. */
  SECONDS,
  /** The mean of answers on a scale, in tenths of a step: 37 is 3.7. */
  SCORE;
}
