package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Contacts with one agency after the start, for each 100 before it, by days at risk.
 *
 * @param agency its id
 * @param reason why nothing is said, or why {@code seen} is not shown: {@code too-early}; null when
 *     everything is
 * @param numbers null when nothing can be said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramOutcome(
    String agency, Verdict verdict, @Nullable String reason, @Nullable Numbers numbers) {

  /** What stands where a number would tell too much of few people. */
  public static final String PROTECTED = "protected";

  /**
   * The numbers of one outcome.
   *
   * @param usual what people like these have with no program
   * @param seen what these people had; null when protected
   * @param effect seen as a part of usual, 1 is no effect; null when protected
   * @param noticeable the smallest fall that would be noticed four times in five, 0 to 1
   * @param lost the part of all followed days that was lost to jail, 0 to 1
   * @param usuallyLost the same part for people like these with no program
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Numbers(
      Interval usual,
      @Nullable Double seen,
      @Nullable Interval effect,
      double noticeable,
      double lost,
      double usuallyLost) {

    Numbers rounded() {
      return new Numbers(
          usual.rounded(),
          seen == null ? null : Double.valueOf(Math.rint(seen)),
          effect == null ? null : effect.toPercent(),
          Interval.part(noticeable),
          Interval.part(lost),
          Interval.part(usuallyLost));
    }

    Numbers withoutSeen() {
      return new Numbers(usual, null, null, noticeable, lost, usuallyLost);
    }
  }

  ProgramOutcome rounded() {
    return new ProgramOutcome(agency, verdict, reason, numbers == null ? null : numbers.rounded());
  }

  /** The same without the number seen. */
  public ProgramOutcome withoutSeen() {
    return numbers == null
        ? this
        : new ProgramOutcome(agency, verdict, PROTECTED, numbers.withoutSeen());
  }

  /**
   * An estimate with the ends of its 90 % interval.
   *
   * @param low not above {@code estimate}
   * @param high not below it
   */
  public record Interval(double estimate, double low, double high) {

    /** To whole numbers. */
    Interval rounded() {
      return new Interval(Math.rint(estimate), Math.rint(low), Math.rint(high));
    }

    /** To two decimals, for a part of something. */
    Interval toPercent() {
      return new Interval(part(estimate), part(low), part(high));
    }

    static double part(double value) {
      return Math.rint(value * 100) / 100;
    }
  }

  /** Seen beside usual. */
  public enum Verdict {
    /** The whole interval is below what is usual. */
    FEWER,
    /** The whole interval is above what is usual. */
    MORE,
    /**
     * Usual is within the interval: no difference was noticed, which does not say there is none.
     */
    AS_USUAL,
    /** There is a reason instead. */
    NOTHING_TO_SAY;

    /** As files, messages and style sheets write it: {@code as-usual}. */
    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
