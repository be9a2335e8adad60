package org.porchlight.evaluation.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Result;

/** Who is matched to whom, and what came of it. */
final class Matching {

  private static final int MOST_OTHERS = 2;
  private static final double CALIPER = 1.0;
  private static final double Z = 1.6448536269514722;

  private final MatchedComparison.Records records;
  private final Plan plan;

  Matching(MatchedComparison.Records records, Plan plan) {
    this.records = records;
    this.plan = plan;
  }

  MatchedComparison compared(List<String> handles, int draws, long seed) {
    if (handles.size() < Evaluation.LEAST_PEOPLE) {
      return hidden(MatchedComparison.Reason.TOO_FEW_PEOPLE);
    }
    if (plan.start() - Math.max(Traits.YEAR, plan.window()) < records.first()) {
      return hidden(MatchedComparison.Reason.NO_HISTORY);
    }
    if (records.end() < plan.start() + plan.follow()) {
      return hidden(MatchedComparison.Reason.TOO_EARLY);
    }
    Map<String, History> known = new HashMap<>();
    records.histories().forEach(history -> known.put(history.handle(), history));
    Set<String> once = new HashSet<>(handles);
    if (once.size() < handles.size() || !known.keySet().containsAll(once)) {
      return hidden(MatchedComparison.Reason.UNKNOWN_PEOPLE);
    }
    List<History> served = new ArrayList<>();
    for (String handle : handles) {
      History history = Objects.requireNonNull(known.get(handle));
      if (!found(history)) {
        return hidden(MatchedComparison.Reason.PICKED_AFTERWARDS);
      }
      served.add(history);
    }
    List<History> others =
        records.histories().stream()
            .filter(history -> !once.contains(history.handle()) && found(history))
            .toList();
    if (others.size() < Evaluation.LEAST_PEOPLE) {
      return hidden(MatchedComparison.Reason.TOO_FEW_LIKE_THEM);
    }
    Traits traits = Traits.of(records, plan, served, others);
    List<MatchedSet> sets = sets(traits, served, others);
    List<MatchedComparison.Balance> balance = traits.balance(sets);
    if (sets.size() < Evaluation.LEAST_PEOPLE
        || sets.size() < MatchedComparison.LEAST_MATCHED * served.size()) {
      return new MatchedComparison.Hidden(MatchedComparison.Reason.TOO_FEW_LIKE_THEM, balance);
    }
    if (!balance.stream().allMatch(MatchedComparison.Balance::alike)) {
      return new MatchedComparison.Hidden(MatchedComparison.Reason.NOT_ALIKE, balance);
    }
    return effect(sets, served.size() - sets.size(), balance, draws, seed);
  }

  private static MatchedComparison hidden(MatchedComparison.Reason reason) {
    return new MatchedComparison.Hidden(reason, List.of());
  }

  private boolean found(History history) {
    return history.found(plan.start() - plan.window(), plan.start()) >= plan.atLeast();
  }

  /**
   * Round by round each person served takes the nearest who is left; who has most contacts, and so
   * the fewest like them, chooses first.
   */
  private List<MatchedSet> sets(Traits traits, List<History> served, List<History> others) {
    List<History> order = new ArrayList<>(served);
    order.sort(
        Comparator.<History>comparingInt(
                history -> -history.found(plan.start() - plan.window(), plan.start()))
            .thenComparing(History::handle));
    List<History> left = new ArrayList<>(others);
    left.sort(Comparator.comparing(History::handle));
    List<List<History>> chosen = new ArrayList<>();
    order.forEach(history -> chosen.add(new ArrayList<>()));
    for (int round = 0; round < MOST_OTHERS; round++) {
      for (int i = 0; i < order.size(); i++) {
        if (chosen.get(i).size() == round) {
          int nearest = nearest(traits, order.get(i), left);
          if (nearest >= 0) {
            chosen.get(i).add(left.remove(nearest));
          }
        }
      }
    }
    List<MatchedSet> sets = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      if (!chosen.get(i).isEmpty()) {
        sets.add(new MatchedSet(order.get(i), chosen.get(i)));
      }
    }
    return sets;
  }

  private static int nearest(Traits traits, History served, List<History> left) {
    int nearest = -1;
    double least = CALIPER;
    for (int i = 0; i < left.size(); i++) {
      double distance = traits.distance(served, left.get(i));
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private MatchedComparison effect(
      List<MatchedSet> sets,
      int unmatched,
      List<MatchedComparison.Balance> balance,
      int draws,
      long seed) {
    int start = plan.start();
    List<Sums> own = new ArrayList<>();
    for (MatchedSet set : sets) {
      Sums sums = new Sums();
      sums.before.add(set, start - Traits.YEAR, start);
      sums.after.add(set, start, start + plan.follow());
      own.add(sums);
    }
    Sums all = new Sums();
    own.forEach(all::add);
    double estimate = Math.log(all.effect());
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[] drawn = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      Sums sums = new Sums();
      for (int i = 0; i < own.size(); i++) {
        sums.add(own.get(random.nextInt(own.size())));
      }
      drawn[draw] = Math.log(sums.effect());
    }
    Arrays.sort(drawn);
    double low = drawn[(int) Math.round(0.05 * (draws - 1))];
    double high = drawn[(int) Math.round(0.95 * (draws - 1))];
    if (!Double.isFinite(estimate) || !Double.isFinite(low) || !Double.isFinite(high)) {
      return new MatchedComparison.Hidden(MatchedComparison.Reason.TOO_LITTLE_SEEN, balance);
    }
    int n = sets.size();
    double stretch = Student.ninety(n - 1) / Z * Math.sqrt(n / (n - 1.0));
    return new MatchedComparison.Compared(
        n,
        unmatched,
        sets.stream().mapToInt(set -> set.others().size()).sum(),
        new Result.Range(
            Math.exp(estimate),
            Math.exp(estimate + stretch * Math.min(0, low - estimate)),
            Math.exp(estimate + stretch * Math.max(0, high - estimate))),
        balance,
        months(sets));
  }

  private List<MatchedComparison.Month> months(List<MatchedSet> sets) {
    List<MatchedComparison.Month> months = new ArrayList<>();
    for (int month = -12; month * Traits.MONTH < plan.follow(); month++) {
      int from = plan.start() + month * Traits.MONTH;
      int until = Math.min(from + Traits.MONTH, plan.start() + plan.follow());
      Pair pair = new Pair();
      sets.forEach(set -> pair.add(set, from, until));
      if (pair.servedDays > 0 && pair.otherDays > 0) {
        months.add(
            new MatchedComparison.Month(
                month,
                Traits.MONTH * pair.served / pair.servedDays,
                Traits.MONTH * pair.others / pair.otherDays));
      }
    }
    return months;
  }

  /** Contacts and days at risk of both groups; the others of one set weigh as much as its own. */
  private static final class Pair {
    private double served;
    private double servedDays;
    private double others;
    private double otherDays;

    /** Days that the person served lost are left out for the others too. */
    void add(MatchedSet set, int from, int until) {
      int days = set.served().exposure(from, until);
      served += set.served().contacts(from, until);
      servedDays += days;
      double weight = 1.0 / set.others().size();
      for (History other : set.others()) {
        if (days == until - from) {
          others += weight * other.contacts(from, until);
          otherDays += weight * other.exposure(from, until);
        } else {
          for (int day = from; day < until; day++) {
            if (set.served().exposure(day, day + 1) == 1) {
              others += weight * other.contacts(day, day + 1);
              otherDays += weight * other.exposure(day, day + 1);
            }
          }
        }
      }
    }

    void add(Pair pair) {
      served += pair.served;
      servedDays += pair.servedDays;
      others += pair.others;
      otherDays += pair.otherDays;
    }

    /** The rate of the served as a part of the others' rate; NaN or infinite without contacts. */
    double ratio() {
      return served / servedDays / (others / otherDays);
    }
  }

  /** Before and after. */
  private static final class Sums {
    private final Pair before = new Pair();
    private final Pair after = new Pair();

    void add(Sums sums) {
      before.add(sums.before);
      after.add(sums.after);
    }

    double effect() {
      return after.ratio() / before.ratio();
    }
  }
}
