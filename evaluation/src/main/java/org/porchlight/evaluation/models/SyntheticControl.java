package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A city after a change beside a mix of cities without one: weights of at least 0 that sum to 1,
 * chosen so that the mix was like the city before the change (Abadie, Diamond and Hainmueller
 * 2010). Whether the gap after it is unusual is told by doing the same to each donor, the city
 * itself among its donors then, and by pretending earlier changes.
 */
public sealed interface SyntheticControl {

  /** The fewest donors; with fewer no rank would be unusual. */
  int LEAST_DONORS = 9;

  /** The fewest months before the change. */
  int LEAST_BEFORE = 12;

  /** The greatest root mean square gap before the change, as a part of the city's mean rate. */
  double LIKE = 0.25;

  /**
   * There is a mix.
   *
   * @param weights one for each donor, in their order; at least 0, summing to 1
   * @param gapBefore root mean square gap before the change as a part of the mean rate; up to
   *     {@link #LIKE}
   * @param effect the city's rate from the change on as a part of the mix's; 1 is no effect
   * @param placeboDonors the part of all cities, itself among them, whose gap grew as much as the
   *     city's; small is unusual, and never below 1 / (donors + 1)
   * @param placeboDates the part of all dates, the true one among them, after which the gap grew as
   *     much; empty where fewer than 9 earlier dates could be tried
   * @param own rates of the city, month by month
   * @param mix rates of the mix, month by month
   */
  record Mixed(
      List<Double> weights,
      double gapBefore,
      double effect,
      double placeboDonors,
      OptionalDouble placeboDates,
      List<Double> own,
      List<Double> mix)
      implements SyntheticControl {
    public Mixed {
      weights = List.copyOf(weights);
      own = List.copyOf(own);
      mix = List.copyOf(mix);
    }
  }

  /** There is none. */
  record Refused(Reason reason) implements SyntheticControl {}

  /** Why there is none. */
  enum Reason {
    /** Fewer than {@link #LEAST_DONORS}. */
    TOO_FEW_DONORS,
    /** Fewer than {@link #LEAST_BEFORE} months before the change, or none after. */
    TOO_SHORT,
    /** The city, or its mix after the change, has no contacts. */
    NO_CONTACTS,
    /** No mix was like the city before the change. */
    NOT_LIKE
  }

  /**
   * The mix, or why there is none.
   *
   * @param own the city that changed
   * @param donors others that did not, with the same months and the same kind of exposure
   * @param change the month of the change, counted from 0; it belongs to the time after
   */
  static SyntheticControl of(MonthlyCounts own, List<MonthlyCounts> donors, int change) {
    if (donors.stream()
        .anyMatch(
            donor -> donor.months() != own.months() || donor.firstMonth() != own.firstMonth())) {
      throw new IllegalArgumentException(
          "All donors have the same " + own.months() + " months as the city; cut or fill them.");
    }
    if (donors.size() < LEAST_DONORS) {
      return new Refused(Reason.TOO_FEW_DONORS);
    }
    if (change < LEAST_BEFORE || change >= own.months()) {
      return new Refused(Reason.TOO_SHORT);
    }
    List<double[]> rates = new ArrayList<>();
    rates.add(rates(own));
    donors.forEach(donor -> rates.add(rates(donor)));
    Mixture mixture = Mixture.of(rates, 0, change, own.months());
    double mean = mixture.mean(0, change);
    if (mean == 0 || mixture.mixMean(change, own.months()) == 0) {
      return new Refused(Reason.NO_CONTACTS);
    }
    double gap = mixture.gap(0, change) / mean;
    if (gap > LIKE) {
      return new Refused(Reason.NOT_LIKE);
    }
    return new Mixed(
        mixture.weights(),
        gap,
        mixture.mean(change, own.months()) / mixture.mixMean(change, own.months()),
        Mixture.amongDonors(rates, change),
        Mixture.amongDates(rates, change),
        mixture.own(),
        mixture.mix());
  }

  private static double[] rates(MonthlyCounts counts) {
    return IntStream.range(0, counts.months()).mapToDouble(counts::rate).toArray();
  }
}
