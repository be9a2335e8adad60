package org.porchlight.linkage;

/** Told how far a run is; called now and then, possibly from another thread. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (step, done, total) -> {};

  /**
   * A step went on.
   *
   * @param step what is being done, such as {@code comparing}
   * @param done units of work done in this step
   * @param total units of work in this step
   */
  void advanced(String step, long done, long total);
}
