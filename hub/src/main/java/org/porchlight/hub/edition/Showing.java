package org.porchlight.hub.edition;

/** How a release is shown, and so what its pages may offer. */
public enum Showing {
  /** By a server that takes in what residents say. */
  LISTENING,
  /** By a server that can only be read. */
  READ_ONLY,
  /** As files, without a server behind them. */
  FILES
}
