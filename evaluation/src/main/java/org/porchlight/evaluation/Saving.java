package org.porchlight.evaluation;

import java.util.List;

/**
 * What fewer contacts are worth. Hours that staff no longer spend are freed, not saved: cash is
 * saved only where a contact less costs less at once, as with supplies or overtime (Drummond and
 * others, Methods for the Economic Evaluation of Health Care Programmes, 2015, chapter 7, on
 * marginal against average cost). Nothing here is about one person.
 *
 * @param hours of staff freed, in the middle and from where to where
 * @param cash saved, in the currency of the unit costs
 */
public record Saving(Result.Range hours, Result.Range cash) {

  /** How a cost goes with the number of contacts. */
  public enum Kind {
    /** Is there whatever happens: a building, a shift on duty. */
    FIXED,
    /** Goes down in steps, when many contacts stay away for long: a shift, a vehicle. */
    SEMI_VARIABLE,
    /** Is spent on each contact: supplies, overtime, a fee. */
    VARIABLE
  }

  /**
   * What one contact costs in one way.
   *
   * @param what a few words
   * @param source where the figure comes from
   * @param year of the prices
   * @param marginal whether it is the cost of one contact more; else the mean over all
   * @param amount in the currency
   * @param hours of staff; 0 where no staff is in it
   */
  public record UnitCost(
      String what,
      String source,
      int year,
      boolean marginal,
      Kind kind,
      Result.Range amount,
      Result.Range hours) {
    public UnitCost {
      if (what.isBlank() || source.isBlank()) {
        throw new IllegalArgumentException("A unit cost says what it is and where it is from.");
      }
    }
  }

  /** Both together. */
  public Saving plus(Saving other) {
    return new Saving(hours.plus(other.hours), cash.plus(other.cash));
  }

  /**
   * The worth of contacts that stayed away.
   *
   * @param avoided how many, from where to where; below 0 are more contacts than usual
   * @param costs of one contact, each way once
   * @param steps whether semi-variable costs are counted: only where so many stay away for so long
   *     that a step is really taken
   */
  public static Saving of(Result.Range avoided, List<UnitCost> costs, boolean steps) {
    Result.Range hours = new Result.Range(0, 0, 0);
    Result.Range cash = new Result.Range(0, 0, 0);
    for (UnitCost cost : costs) {
      hours = hours.plus(product(avoided, cost.hours()));
      boolean counts =
          switch (cost.kind()) {
            case FIXED -> false;
            case SEMI_VARIABLE -> steps;
            case VARIABLE -> true;
          };
      if (counts) {
        cash = cash.plus(product(avoided, cost.amount()));
      }
    }
    return new Saving(hours, cash);
  }

  /** The widest that two ranges can make; also where one of them goes below 0. */
  private static Result.Range product(Result.Range one, Result.Range other) {
    double[] corners = {
      one.low() * other.low(),
      one.low() * other.high(),
      one.high() * other.low(),
      one.high() * other.high()
    };
    double low = Math.min(Math.min(corners[0], corners[1]), Math.min(corners[2], corners[3]));
    double high = Math.max(Math.max(corners[0], corners[1]), Math.max(corners[2], corners[3]));
    return new Result.Range(one.estimate() * other.estimate(), low, high);
  }
}
