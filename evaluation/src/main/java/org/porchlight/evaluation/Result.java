package org.porchlight.evaluation;

/** Either a finding with its doubt, or one reason why there is none. */
public sealed interface Result {

  /**
   * Contacts per day at risk after the start, for each 100 before it.
   *
   * @param people how many were served; those who left stay counted
   * @param usual what people like these have with no program
   * @param seen what these people had; above 0 or 0
   * @param effect seen as a part of usual: 1 is no effect, 0.5 half as many
   * @param detectable the smallest fall that would be noticed four times in five, 0 to 1
   * @param lost the part of all followed days that was lost to jail, hospital, moving or death
   * @param usuallyLost the same part for people like these with no program
   */
  record Finding(
      int people,
      Range usual,
      double seen,
      Range effect,
      double detectable,
      double lost,
      double usuallyLost)
      implements Result {}

  /** There is no finding. */
  record Refusal(Reason reason) implements Result {}

  /** An estimate with the ends of its 90 % interval. */
  record Range(double estimate, double low, double high) {

    /** End to end, as when it is not known how far the two go together. */
    public Range plus(Range other) {
      return new Range(estimate + other.estimate, low + other.low, high + other.high);
    }

    /** In another unit. */
    public Range times(double factor) {
      return new Range(estimate * factor, low * factor, high * factor);
    }

    public boolean covers(double value) {
      return low <= value && value <= high;
    }
  }

  /** Why nothing can be said. */
  enum Reason {
    /** Fewer than {@link Evaluation#LEAST_PEOPLE} were served. */
    TOO_FEW_PEOPLE,
    /** The records do not go back for a window and a follow-up before the start. */
    NO_HISTORY,
    /** The rule found too few people in the past to say what is usual. */
    TOO_FEW_LIKE_THEM,
    /** All followed days were lost. */
    NOBODY_AT_RISK,
    /** The records end before the follow-up does. */
    TOO_EARLY,
    /** Somebody was served whom the rule did not find at the start. */
    PICKED_AFTERWARDS,
    /** Somebody was served of whom there is no history, or twice. */
    UNKNOWN_PEOPLE
  }
}
