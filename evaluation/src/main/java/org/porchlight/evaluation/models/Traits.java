package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;

/** What is known of each person before the start, on the scale of how much people differ. */
final class Traits {

  static final int YEAR = 365;
  static final int MONTH = 30;

  private static final int QUARTER = 90;
  private static final int QUARTERS = 4;
  private static final int SLOPE_MONTHS = 6;

  /** Agencies with a smaller part of the contacts of the people served do not part people. */
  private static final double LEAST_SHARE = 0.05;

  private static final double MOST_DIFFERENT = 10;

  /**
   * A column of the balance table.
   *
   * @param logged whether distance is between logarithms, so that 4 and 8 are as far as 40 and 80
   */
  private record Column(MatchedComparison.Trait trait, String which, boolean logged) {}

  private final MatchedComparison.Records records;
  private final Plan plan;
  private final List<Column> columns = new ArrayList<>();
  private final Map<History, double[]> values = new HashMap<>();
  private final Map<History, double[]> places = new HashMap<>();
  private final Map<History, Integer> bands = new HashMap<>();
  private double[] spread = {};

  private Traits(MatchedComparison.Records records, Plan plan) {
    this.records = records;
    this.plan = plan;
  }

  static Traits of(
      MatchedComparison.Records records, Plan plan, List<History> served, List<History> others) {
    Traits traits = new Traits(records, plan);
    traits.columns.add(new Column(MatchedComparison.Trait.CONTACTS_IN_WINDOW, "", true));
    traits.columns.add(new Column(MatchedComparison.Trait.CONTACTS_IN_YEAR, "", true));
    traits.columns.add(new Column(MatchedComparison.Trait.SLOPE, "", false));
    traits.columns.add(new Column(MatchedComparison.Trait.DAYS_SINCE_LAST, "", true));
    traits.columns.add(new Column(MatchedComparison.Trait.DAYS_LOST, "", true));
    for (String agency : traits.agencies(served)) {
      traits.columns.add(new Column(MatchedComparison.Trait.AGENCY, agency, false));
    }
    for (int quarter = 1; quarter <= QUARTERS; quarter++) {
      traits.columns.add(
          new Column(MatchedComparison.Trait.PRE_PERIOD, Integer.toString(quarter), true));
    }
    Stream.concat(served.stream(), others.stream()).forEach(traits::measure);
    traits.spread = traits.spread(traits.values, served, others);
    double[] placed = traits.spread(traits.places, served, others);
    traits.places.values().forEach(place -> divide(place, placed));
    return traits;
  }

  /**
   * How unlike two people are: the root of the mean square of their standardised differences;
   * infinite between bands of contacts in the last year.
   */
  double distance(History one, History other) {
    if (!Objects.equals(bands.get(one), bands.get(other))) {
      return Double.POSITIVE_INFINITY;
    }
    double[] left = at(places, one);
    double[] right = at(places, other);
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (left[i] - right[i]) * (left[i] - right[i]);
    }
    return Math.sqrt(sum / columns.size());
  }

  /** Means and standardised differences of matched sets; empty without any. */
  List<MatchedComparison.Balance> balance(List<MatchedSet> sets) {
    List<MatchedComparison.Balance> rows = new ArrayList<>();
    for (int i = 0; i < columns.size() && !sets.isEmpty(); i++) {
      double served = 0;
      double matched = 0;
      for (MatchedSet set : sets) {
        served += at(values, set.served())[i] / sets.size();
        for (History other : set.others()) {
          matched += at(values, other)[i] / set.others().size() / sets.size();
        }
      }
      double gap = served - matched;
      double most = MOST_DIFFERENT * spread[i];
      double difference =
          Math.abs(gap) < 1e-9
              ? 0
              : Math.abs(gap) < most ? gap / spread[i] : Math.copySign(MOST_DIFFERENT, gap);
      rows.add(
          new MatchedComparison.Balance(
              columns.get(i).trait(), columns.get(i).which(), served, matched, difference));
    }
    return rows;
  }

  private static double[] at(Map<History, double[]> where, History history) {
    return Objects.requireNonNull(where.get(history));
  }

  /** On the scale of the spread; what does not differ at all is left as it is. */
  private static void divide(double[] place, double[] spread) {
    for (int i = 0; i < place.length; i++) {
      place[i] = spread[i] > 0 ? place[i] / spread[i] : place[i];
    }
  }

  private List<String> agencies(List<History> served) {
    TreeSet<String> names = new TreeSet<>();
    served.forEach(history -> names.addAll(mix(history).keySet()));
    return names.stream()
        .filter(
            name ->
                served.stream().mapToDouble(history -> share(history, name)).sum()
                    >= LEAST_SHARE * served.size())
        .toList();
  }

  private Map<String, Integer> mix(History history) {
    return records.agencies().getOrDefault(history.handle(), Map.of());
  }

  private double share(History history, String agency) {
    Map<String, Integer> mix = mix(history);
    int all = mix.values().stream().mapToInt(Integer::intValue).sum();
    return all == 0 ? 0 : (double) mix.getOrDefault(agency, 0) / all;
  }

  private void measure(History history) {
    int start = plan.start();
    int found = history.found(start - YEAR, start);
    // A rule may look further back than a year; nobody then had contacts in it: their own band.
    bands.put(
        history, found == 0 ? -1 : (int) Math.floor(2 * Math.log(found) / Math.log(2) + 1e-9));
    double[] own = new double[columns.size()];
    for (int i = 0; i < own.length; i++) {
      Column column = columns.get(i);
      own[i] =
          switch (column.trait()) {
            case CONTACTS_IN_WINDOW -> history.found(start - plan.window(), start);
            case CONTACTS_IN_YEAR -> history.contacts(start - YEAR, start);
            case SLOPE -> slope(history);
            case DAYS_SINCE_LAST -> sinceLast(history);
            case DAYS_LOST -> YEAR - history.exposure(start - YEAR, start);
            case AGENCY -> share(history, column.which());
            case PRE_PERIOD -> {
              int from = start - Integer.parseInt(column.which()) * QUARTER;
              int days = history.exposure(from, from + QUARTER);
              yield days == 0 ? 0 : (double) MONTH * history.contacts(from, from + QUARTER) / days;
            }
          };
    }
    values.put(history, own);
    double[] place = own.clone();
    for (int i = 0; i < place.length; i++) {
      place[i] = columns.get(i).logged() ? Math.log1p(own[i]) : own[i];
    }
    places.put(history, place);
  }

  /** Least squares over the last months, in contacts per month and month. */
  private double slope(History history) {
    double sum = 0;
    double squares = 0;
    for (int month = 0; month < SLOPE_MONTHS; month++) {
      double place = month - (SLOPE_MONTHS - 1) / 2.0;
      int from = plan.start() - (SLOPE_MONTHS - month) * MONTH;
      sum += place * history.found(from, from + MONTH);
      squares += place * place;
    }
    return sum / squares;
  }

  private int sinceLast(History history) {
    int day = plan.start() - 1;
    while (day > plan.start() - YEAR && history.found(day, plan.start()) == 0) {
      day--;
    }
    return plan.start() - day;
  }

  private double[] spread(
      Map<History, double[]> where, List<History> served, List<History> others) {
    double[] spread = new double[columns.size()];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = Math.sqrt((variance(where, served, i) + variance(where, others, i)) / 2);
    }
    return spread;
  }

  private static double variance(Map<History, double[]> where, List<History> people, int column) {
    double mean = 0;
    for (History history : people) {
      mean += at(where, history)[column] / people.size();
    }
    double sum = 0;
    for (History history : people) {
      sum += Math.pow(at(where, history)[column] - mean, 2);
    }
    return sum / (people.size() - 1);
  }
}
