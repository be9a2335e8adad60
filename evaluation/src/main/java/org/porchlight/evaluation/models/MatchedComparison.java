package org.porchlight.evaluation.models;

import java.util.List;
import java.util.Map;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Result;

/**
 * People served beside people like them whom the same rule found on the same day and who were never
 * in the program. Each person served is given up to two others: with as many contacts in the last
 * year (the same half octave), and nearest in contacts, slope, days since the last contact, mix of
 * agencies and days lost, within a caliper, nobody twice (Stuart 2010, Matching Methods for Causal
 * Inference). What changed for the served is divided by what changed for the others, as rates per
 * day at risk. The interval resamples whole matched sets, which is right for matching without
 * replacement (Abadie and Spiess 2022, Robust Post-Matching Inference), and is stretched by
 * Student's t for few sets. It hides itself where the two groups were not alike before the start.
 */
public sealed interface MatchedComparison {

  /** The greatest standardised difference that is still called alike. */
  double ALIKE = 0.25;

  /** The least part of the people served who must have somebody like them. */
  double LEAST_MATCHED = 0.8;

  /**
   * What is known of everybody.
   *
   * @param histories all people, each once
   * @param first the first day with records
   * @param end the first day without records again
   * @param agencies by handle, how many contacts with each agency in the last 365 days before the
   *     start; who is missing had none
   */
  record Records(
      List<History> histories, int first, int end, Map<String, Map<String, Integer>> agencies) {
    public Records {
      histories = List.copyOf(histories);
      agencies = Map.copyOf(agencies);
    }
  }

  /**
   * How alike the two groups are in one thing.
   *
   * @param which agency or pre-period; empty where the trait is one thing only. Pre-periods are
   *     counted back from the start: 1 is the last 90 days.
   * @param served its mean among the people served who were matched
   * @param matched its mean among those matched to them
   * @param difference between the means in standard deviations before matching; -10 to 10
   */
  record Balance(Trait trait, String which, double served, double matched, double difference) {
    public boolean alike() {
      return Math.abs(difference) <= ALIKE;
    }
  }

  /** In what the two groups should be alike. */
  enum Trait {
    /** Contacts that the rule counts, in its window. */
    CONTACTS_IN_WINDOW,
    /** Contacts that are the outcome, in the last 365 days. */
    CONTACTS_IN_YEAR,
    /** Contacts more in each month than in the one before, over the last six of 30 days. */
    SLOPE,
    /** Days since the last contact that the rule counts. */
    DAYS_SINCE_LAST,
    /** Days lost to jail, hospital or moving in the last 365 days. */
    DAYS_LOST,
    /** The part of last year's contacts that was with one agency, 0 to 1. */
    AGENCY,
    /** Outcome per 30 days in one of the last four stretches of 90 days. */
    PRE_PERIOD
  }

  /**
   * One point of the two lines: contacts per person in 30 days at risk.
   *
   * @param month -12 to -1 before the start, from 0 on after it; the last may be shorter
   */
  record Month(int month, double served, double matched) {}

  /**
   * There is a comparison.
   *
   * @param people how many people served were matched, at least {@link Evaluation#LEAST_PEOPLE}
   * @param unmatched how many were not, and are not in the comparison
   * @param others how many people they were matched to
   * @param effect change of the served as a part of the others' change: 1 is no effect, 0.5 half
   * @param months in order of time, without months in which nobody of a group was at risk
   */
  record Compared(
      int people,
      int unmatched,
      int others,
      Result.Range effect,
      List<Balance> balance,
      List<Month> months)
      implements MatchedComparison {
    public Compared {
      balance = List.copyOf(balance);
      months = List.copyOf(months);
    }
  }

  /** There is none; the balance is empty unless people were matched. */
  record Hidden(Reason reason, List<Balance> balance) implements MatchedComparison {
    public Hidden {
      balance = List.copyOf(balance);
    }
  }

  /** Why there is none. */
  enum Reason {
    /** Fewer than {@link Evaluation#LEAST_PEOPLE} were served. */
    TOO_FEW_PEOPLE,
    /** The records do not go back for a year and the rule's window before the start. */
    NO_HISTORY,
    /** The records end before the follow-up does. */
    TOO_EARLY,
    /** Somebody was served of whom there is no history, or twice. */
    UNKNOWN_PEOPLE,
    /** Somebody was served whom the rule did not find at the start. */
    PICKED_AFTERWARDS,
    /** Too few of the people served have somebody like them who was never in the program. */
    TOO_FEW_LIKE_THEM,
    /** The groups differ by more than {@link #ALIKE} in something before the start. */
    NOT_ALIKE,
    /** All followed days were lost, or too few contacts are left to divide by. */
    TOO_LITTLE_SEEN
  }

  /**
   * The comparison, or why there is none.
   *
   * @param served the handles of all who were ever offered the program, also of those who left it
   * @param draws how many draws of the interval; at least 100
   * @param seed the same seed gives the same numbers on every machine
   */
  static MatchedComparison of(
      Records records, List<String> served, Plan plan, int draws, long seed) {
    if (draws < 100) {
      throw new IllegalArgumentException("A comparison takes at least 100 draws; ask for more.");
    }
    return new Matching(records, plan).compared(served, draws, seed);
  }
}
