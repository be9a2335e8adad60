package org.porchlight.attacker;

/** For which hidden numbers linear programs are solved. Propagation always looks at all. */
public enum Effort {
  /**
   * Those that propagation leaves with few values, and a fixed sample of {@value #SAMPLE} others.
   */
  SUSPECTS,
  /** Every one. */
  EVERY_CELL;

  /** Hidden numbers in the sample, over all tables. */
  static final int SAMPLE = 200;

  /** A number left with fewer values than this many audit widths is a suspect. */
  static final int NARROW = 2;
}
