package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Contacts with one agency after the start, for each 100 before it, by days at risk.
 *
 * @param agency its id
 * @param reason why nothing is said, or why {@code seen} is not shown: {@code too-early}; null when
 *     everything is
 * @param numbers null when nothing can be said
 * @param comparison with people like them who were never in the program; null when none was tried
 * @param draw what the lot shows; null when nobody drew, or it is protected
 * @param power what could be noticed, tried on the city's own past; null when that is too short
 * @param groups the same for groups of those served, trait by trait; none where nothing can be said
 *     of any
 * @param months what the team watches before the day registered for the look, and after
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramOutcome(
    String agency,
    Verdict verdict,
    @Nullable String reason,
    @Nullable Numbers numbers,
    @Nullable Comparison comparison,
    @Nullable Draw draw,
    @Nullable Power power,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Group> groups,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Watched> months) {

  public ProgramOutcome {
    groups = groups == null ? List.of() : List.copyOf(groups);
    months = months == null ? List.of() : List.copyOf(months);
  }

  /** An outcome with nothing beside its numbers. */
  public ProgramOutcome(
      String agency, Verdict verdict, @Nullable String reason, @Nullable Numbers numbers) {
    this(agency, verdict, reason, numbers, null, null, null, List.of(), List.of());
  }

  /**
   * What the lot shows: those it gave a place, or who had started, against the others.
   *
   * @param effect contacts in 100 days at risk, more or, below 0, fewer than the others
   * @param p how often chance alone puts them as far apart, above 0 to 1
   * @param places how many the lot gave a place; all of them where it drew an order of starts
   * @param others how many it did not
   */
  public record Draw(Interval effect, double p, int places, int others) {
    Draw rounded() {
      return new Draw(
          new Interval(tenth(effect.estimate()), tenth(effect.low()), tenth(effect.high())),
          Math.max(0.01, Interval.part(p)),
          ProgramReport.nearly(places),
          ProgramReport.nearly(others));
    }

    private static double tenth(double value) {
      return Math.rint(value * 10) / 10;
    }
  }

  /**
   * What could be noticed, tried on past days at which nothing was done.
   *
   * @param noticeable the smallest fall that was noticed four times in five, 0 to 1; 1 when none is
   * @param fooled how often nothing at all was called fewer than usual, 0 to 1
   * @param starts how many past days
   * @param tries over all of them
   */
  public record Power(double noticeable, double fooled, int starts, int tries) {}

  /**
   * Some of those served.
   *
   * @param trait by what they are told apart: age, sex or race
   * @param group as the records have it; {@code unknown} where they do not
   * @param people how many they are
   * @param reason why nothing is said, or why {@code seen} is not shown; null when everything is
   * @param numbers null when nothing can be said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(
      String trait,
      String group,
      int people,
      Verdict verdict,
      @Nullable String reason,
      @Nullable Numbers numbers) {
    Group rounded() {
      return new Group(
          trait,
          group,
          ProgramReport.nearly(people),
          verdict,
          reason,
          numbers == null ? null : numbers.rounded());
    }

    /** The same without the number seen. */
    public Group withoutSeen() {
      return numbers == null
          ? this
          : new Group(trait, group, people, verdict, PROTECTED, numbers.withoutSeen());
    }
  }

  /**
   * All contacts since the start up to the end of one month, for each 100 before.
   *
   * @param month of 30 days, from 1 on
   * @param usual the middle, and one band for all months: nine in ten programs that do nothing stay
   *     within it from the first to the last
   */
  public record Watched(int month, Interval usual, double seen) {}

  /**
   * People served beside people like them.
   *
   * @param people how many of those served have somebody like them; 0 when there is a reason
   * @param others how many people they are compared with; 0 likewise
   * @param reason why nothing is shown: {@code not-alike}; null when something is
   * @param effect change of the served as a part of the others' change; null when there is a reason
   * @param balance how alike the two groups were before the start
   * @param months contacts per person in 30 days at risk, in order of time
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Comparison(
      int people,
      int others,
      @Nullable String reason,
      @Nullable Interval effect,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Likeness> balance,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Month> months) {
    public Comparison {
      balance = balance == null ? List.of() : List.copyOf(balance);
      months = months == null ? List.of() : List.copyOf(months);
    }

    /** As residents read it: whole percent, and neither balance nor months. */
    Comparison rounded() {
      return new Comparison(
          0, 0, reason, effect == null ? null : effect.toPercent(), List.of(), List.of());
    }
  }

  /**
   * How alike two groups are in one thing.
   *
   * @param trait what: {@code contacts-in-year}
   * @param which agency, or stretch of 90 days back from the start; empty for most
   * @param served its mean among those served
   * @param matched its mean among the others
   * @param difference in standard deviations; up to 0.25 either way is called alike
   */
  public record Likeness(
      String trait, String which, double served, double matched, double difference) {}

  /**
   * One point of the two lines.
   *
   * @param month of 30 days; below 0 before the start
   */
  public record Month(int month, double served, double matched) {}

  /** What stands where a number would tell too much of few people. */
  public static final String PROTECTED = "protected";

  /**
   * The numbers of one outcome.
   *
   * @param usual what people like these have with no program
   * @param seen what these people had; null when protected
   * @param effect seen as a part of usual, 1 is no effect; null when protected
   * @param noticeable the smallest fall that would be noticed four times in five, 0 to 1; 1 where
   *     none would
   * @param lost the part of all followed days that was lost to jail, 0 to 1
   * @param usuallyLost the same part for people like these with no program
   * @param linked the effect over other plausible linkages of the same records; its interval holds
   *     that doubt as well. Null when it is not known, or protected
   * @param linkage the part of that interval's variance that comes from linkage, 0 to 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Numbers(
      Interval usual,
      @Nullable Double seen,
      @Nullable Interval effect,
      double noticeable,
      double lost,
      double usuallyLost,
      @Nullable Interval linked,
      @Nullable Double linkage) {

    /** Numbers without what other linkages say. */
    public Numbers(
        Interval usual,
        @Nullable Double seen,
        @Nullable Interval effect,
        double noticeable,
        double lost,
        double usuallyLost) {
      this(usual, seen, effect, noticeable, lost, usuallyLost, null, null);
    }

    Numbers rounded() {
      return new Numbers(
          usual.rounded(),
          seen == null ? null : Double.valueOf(Math.rint(seen)),
          effect == null ? null : effect.toPercent(),
          Interval.part(noticeable),
          Interval.part(lost),
          Interval.part(usuallyLost),
          linked == null ? null : linked.toPercent(),
          linkage == null ? null : Double.valueOf(Interval.part(linkage)));
    }

    Numbers withoutSeen() {
      return new Numbers(usual, null, null, noticeable, lost, usuallyLost);
    }
  }

  /** As residents read it; what the team watches month by month is not theirs yet. */
  ProgramOutcome rounded() {
    return new ProgramOutcome(
        agency,
        verdict,
        reason,
        numbers == null ? null : numbers.rounded(),
        comparison == null ? null : comparison.rounded(),
        draw == null ? null : draw.rounded(),
        power,
        groups.stream().map(Group::rounded).toList(),
        List.of());
  }

  /** The same with these groups alone. */
  public ProgramOutcome with(List<Group> others) {
    return new ProgramOutcome(
        agency, verdict, reason, numbers, comparison, draw, power, others, months);
  }

  /** The same without the number seen, and all from which it could be worked out. */
  public ProgramOutcome withoutSeen() {
    return numbers == null && draw == null
        ? this
        : new ProgramOutcome(
            agency,
            verdict,
            PROTECTED,
            numbers == null ? null : numbers.withoutSeen(),
            null,
            null,
            power,
            groups.stream().map(Group::withoutSeen).toList(),
            List.of());
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
