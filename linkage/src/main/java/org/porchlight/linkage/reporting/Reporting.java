package org.porchlight.linkage.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.CountInterval;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.RunReport;
import org.porchlight.linkage.ScoredPair;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.learning.LabelledPairs;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.outcome.NearMisses;
import org.porchlight.linkage.outcome.PeopleCounts;
import org.porchlight.linkage.workbench.Memos;

/** Puts a {@link RunReport} together. */
public final class Reporting {
  private static final int DRAWS = 40;
  private static final long SEED = 20_261_101L;
  private static final int MOST_LISTED = 20;
  private static final int MOST_PARTS = 5;
  private static final int FEWEST_RECORDS_OF_FRAIL = 3;
  private static final double NEARLY_BITS = MatchWeight.ofProbability(0.1).bits();

  /** Above so many records, only the two thresholds of the run are tried, not a row of them. */
  private static final int MOST_RETRIED = 200_000;

  private static final List<Integer> MANY = List.of(5, 10, 20, 40);
  private static final int[] CLASSES = {1, 2, 3, 5, 10, 20, 40};
  private static final double[] TRIED = {-6, -4, -2, 0, 2, 4, 6, 8, 10, 12, 15, 20};

  private final Linkage linkage;
  private final ReportRequest request;
  private final IntFunction<String> name;
  private final int[] person;
  private final int[] truth;
  private final boolean judged;
  private final int[] size;
  private final int[] sure;
  private final Map<Integer, Map<Integer, Integer>> parts = new HashMap<>();
  private final boolean[] doubtful;

  public Reporting(Linkage linkage, ReportRequest request) {
    this.linkage = linkage;
    this.request = request;
    int rows = linkage.records().size();
    name = request.nameOfRow().orElse(linkage.records()::id);
    requireOnePerRecord(request.sourceOfRow().size(), rows, "sources");
    requireOnePerRecord(request.truth().size(), rows, "truths");
    person = linkage.personOfRow();
    truth = codes(request.truth(), rows);
    judged = Arrays.stream(truth).anyMatch(who -> who >= 0);
    size = new int[linkage.persons()];
    sure = linkage.personOfRowAt(linkage.model().auto().bits());
    for (int row = 0; row < rows; row++) {
      size[person[row]]++;
    }
    for (int row = 0; row < rows; row++) {
      if (size[person[row]] > 1) {
        parts
            .computeIfAbsent(person[row], any -> new TreeMap<>())
            .merge(sure[row], 1, Integer::sum);
      }
    }
    doubtful = doubtful();
  }

  private static void requireOnePerRecord(int given, int rows, String what) {
    if (given != 0 && given != rows) {
      throw new IllegalArgumentException(
          "there are %d records and %d %s".formatted(rows, given, what));
    }
  }

  private static int[] codes(List<? extends @Nullable String> names, int rows) {
    int[] codes = new int[rows];
    Arrays.fill(codes, -1);
    Map<String, Integer> known = new HashMap<>();
    for (int row = 0; row < names.size(); row++) {
      String who = names.get(row);
      if (who != null && !who.isBlank()) {
        codes[row] = known.computeIfAbsent(who, any -> known.size());
      }
    }
    return codes;
  }

  /** Records that are not with most of their person's records at {@code auto}. */
  private boolean[] doubtful() {
    Map<Integer, Integer> core = new HashMap<>();
    parts.forEach(
        (who, its) -> {
          int most = -1;
          int count = 0;
          for (Map.Entry<Integer, Integer> part : its.entrySet()) {
            if (part.getValue() > count) {
              most = part.getKey();
              count = part.getValue();
            }
          }
          core.put(who, most);
        });
    boolean[] doubts = new boolean[person.length];
    for (int row = 0; row < doubts.length; row++) {
      doubts[row] = size[person[row]] > 1 && core.getOrDefault(person[row], -1) != sure[row];
    }
    return doubts;
  }

  public RunReport report() {
    int[] who =
        LabelledPairs.whoOfEntry(
            judged ? request.truth() : List.of(), linkage.comparisons().entries);
    PairFigures pairs = new PairFigures(linkage, who);
    List<ScoredPair> misses = NearMisses.of(linkage, NEARLY_BITS, Integer.MAX_VALUE);
    int distinct = linkage.comparisons().entries.size;
    return new RunReport(
        new RunReport.Totals(
            person.length,
            distinct,
            linkage.persons(),
            linkage.pairs(),
            (long) distinct * (distinct - 1) / 2,
            (int) Arrays.stream(truth).filter(one -> one >= 0).count()),
        new RunReport.Limits(
            linkage.threshold().bits(),
            linkage.model().auto().bits(),
            linkage.threshold().bits() != linkage.model().link().bits()),
        sources(),
        sizes(),
        sureness(misses.size()),
        expected(),
        judged ? Agreement.of(person, truth).quality() : null,
        linkage.model(),
        pairs.evidence(),
        SearchFigures.of(linkage, pairs, who),
        points(pairs),
        judged ? pairs.calibration() : List.of(),
        new RunReport.Weakness(missing(), frail(), questions(misses), pairs.guards(), decided()),
        new GroupFigures(linkage, doubtful, truth).all(),
        counts());
  }

  private List<RunReport.SourceCount> sources() {
    List<String> names = request.sourceOfRow();
    if (names.isEmpty()) {
      names = column(Role.SOURCE);
    }
    TreeMap<String, BitSet> personsOf = new TreeMap<>();
    TreeMap<String, Integer> records = new TreeMap<>();
    for (int row = 0; row < names.size(); row++) {
      personsOf.computeIfAbsent(names.get(row), any -> new BitSet()).set(person[row]);
      records.merge(names.get(row), 1, Integer::sum);
    }
    if (records.size() < 2) {
      return List.of();
    }
    int[] lists = new int[linkage.persons()];
    personsOf.values().forEach(set -> set.stream().forEach(p -> lists[p]++));
    List<RunReport.SourceCount> counts = new ArrayList<>();
    personsOf.forEach(
        (source, set) ->
            counts.add(
                new RunReport.SourceCount(
                    source,
                    records.getOrDefault(source, 0),
                    set.cardinality(),
                    (int) set.stream().filter(p -> lists[p] > 1).count())));
    return counts;
  }

  private List<String> column(Role role) {
    Records records = linkage.records();
    for (int c = 0; c < records.columns().size(); c++) {
      if (records.columns().get(c).role() == role) {
        String[] values = records.distinct(c);
        List<String> column = new ArrayList<>();
        for (int row = 0; row < records.size(); row++) {
          column.add(values[records.code(c, row)]);
        }
        return column;
      }
    }
    return List.of();
  }

  private List<RunReport.SizeCount> sizes() {
    int[] persons = new int[CLASSES.length];
    int[] records = new int[CLASSES.length];
    for (int records1 : size) {
      int at = CLASSES.length - 1;
      while (CLASSES[at] > records1) {
        at--;
      }
      persons[at]++;
      records[at] += records1;
    }
    List<RunReport.SizeCount> sizes = new ArrayList<>();
    for (int i = 0; i < CLASSES.length; i++) {
      @Nullable Integer to = i + 1 < CLASSES.length ? CLASSES[i + 1] - 1 : null;
      sizes.add(new RunReport.SizeCount(CLASSES[i], to, persons[i], records[i]));
    }
    return sizes;
  }

  private RunReport.Sureness sureness(int nearly) {
    int several = 0;
    int unsure = 0;
    int sureRecords = 0;
    for (Map.Entry<Integer, Map<Integer, Integer>> each : parts.entrySet()) {
      several++;
      if (each.getValue().size() > 1) {
        unsure++;
      } else {
        sureRecords += size[each.getKey()];
      }
    }
    int doubts = 0;
    for (boolean doubt : doubtful) {
      doubts += doubt ? 1 : 0;
    }
    return new RunReport.Sureness(
        linkage.persons() - several, several - unsure, unsure, sureRecords, doubts, nearly);
  }

  private RunReport.Expected expected() {
    double[][] drawn = new double[4][DRAWS];
    List<int[]> alternatives = linkage.alternatives().draw(DRAWS, SEED);
    for (int d = 0; d < DRAWS; d++) {
      Agreement agreement = Agreement.of(person, alternatives.get(d));
      drawn[0][d] = agreement.precision();
      drawn[1][d] = agreement.recall();
      drawn[2][d] = agreement.recordPrecision();
      drawn[3][d] = agreement.recordRecall();
    }
    return new RunReport.Expected(
        range(drawn[0]), range(drawn[1]), range(drawn[2]), range(drawn[3]));
  }

  private static RunReport.Range range(double[] drawn) {
    Arrays.sort(drawn);
    return new RunReport.Range(
        Arrays.stream(drawn).average().orElse(1), drawn[DRAWS / 20], drawn[DRAWS - 1 - DRAWS / 20]);
  }

  private List<RunReport.Point> points(PairFigures pairs) {
    double link = linkage.threshold().bits();
    double auto = linkage.model().auto().bits();
    TreeSet<Double> tried = new TreeSet<>(List.of(link, auto));
    for (double bits : TRIED) {
      if (Math.abs(bits - link) > 0.7 && Math.abs(bits - auto) > 0.7) {
        tried.add(bits);
      }
    }
    List<RunReport.Point> points = new ArrayList<>();
    for (double bits : tried) {
      RunReport.Point point = pairs.point(bits);
      boolean own = bits == link || bits == auto;
      if (own || person.length <= MOST_RETRIED) {
        int[] then = bits == link ? person : bits == auto ? sure : linkage.personOfRowAt(bits);
        point =
            new RunReport.Point(
                bits,
                point.precision(),
                point.recall(),
                point.f1(),
                1 + Arrays.stream(then).max().orElse(-1),
                judged ? Agreement.of(then, truth).quality() : null);
      }
      points.add(point);
    }
    return points;
  }

  private List<RunReport.Missing> missing() {
    Records records = linkage.records();
    List<RunReport.Missing> missing = new ArrayList<>();
    for (int c = 0; c < records.columns().size(); c++) {
      Records.Column column = records.columns().get(c);
      int empty = 0;
      for (int row = 0; row < records.size(); row++) {
        empty += records.code(c, row) == 0 ? 1 : 0;
      }
      missing.add(
          new RunReport.Missing(
              column.name(), column.role().label(), (double) empty / Math.max(1, records.size())));
    }
    missing.sort(Comparator.comparingDouble(RunReport.Missing::share).reversed());
    return missing;
  }

  private List<RunReport.Frail> frail() {
    int[] first = new int[linkage.persons()];
    for (int row = person.length - 1; row >= 0; row--) {
      first[person[row]] = row;
    }
    List<Integer> frail = new ArrayList<>();
    for (int p = 0; p < size.length; p++) {
      if (size[p] >= FEWEST_RECORDS_OF_FRAIL && parts.getOrDefault(p, Map.of()).size() > 1) {
        frail.add(p);
      }
    }
    Comparator<Integer> atStake = Comparator.comparingInt(p -> size[p] - largestPart(p));
    frail.sort(atStake.reversed().thenComparingInt(p -> p));
    Map<Integer, Double> weakest = weakest();
    return frail.stream()
        .limit(MOST_LISTED)
        .map(
            p ->
                new RunReport.Frail(
                    p + 1,
                    name.apply(first[p]),
                    size[p],
                    parts.getOrDefault(p, Map.of()).values().stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(MOST_PARTS)
                        .toList(),
                    weakest.get(p)))
        .toList();
  }

  private int largestPart(int who) {
    return parts.getOrDefault(who, Map.of()).values().stream().max(Integer::compare).orElse(0);
  }

  /** Bits of the weakest joining that made a person. */
  private Map<Integer, Double> weakest() {
    int[] firstRows = linkage.firstRows();
    Map<Integer, Double> weakest = new HashMap<>();
    for (Clusterer.Merge merge : linkage.merges()) {
      if (linkage.groups()[merge.left()] == linkage.groups()[merge.right()]
          && merge.bits() >= linkage.threshold().bits()) {
        weakest.merge(person[firstRows[merge.left()]], merge.bits(), Math::min);
      }
    }
    return weakest;
  }

  private List<RunReport.Question> questions(List<ScoredPair> misses) {
    Map<String, Integer> rows = misses.isEmpty() ? Map.of() : linkage.records().rowsById();
    return misses.stream()
        .limit(MOST_LISTED)
        .map(
            pair ->
                new RunReport.Question(
                    name.apply(rows.getOrDefault(pair.left(), 0)),
                    name.apply(rows.getOrDefault(pair.right(), 0)),
                    pair.weight().probability()))
        .toList();
  }

  private RunReport.Decided decided() {
    Constraints constraints = linkage.constraints();
    Memos memos = linkage.comparisons().memos();
    int against = 0;
    int same = 0;
    int apart = 0;
    double threshold = linkage.threshold().bits();
    for (int[] pair : constraints.same()) {
      if (pair[0] != pair[1]) {
        same++;
        against += linkage.scorer().score(pair[0], pair[1], memos) < threshold ? 1 : 0;
      }
    }
    for (int[] pair : constraints.apart()) {
      apart++;
      against += linkage.scorer().score(pair[0], pair[1], memos) >= threshold ? 1 : 0;
    }
    return new RunReport.Decided(same, apart, against);
  }

  private List<RunReport.PeopleCount> counts() {
    BitSet all = new BitSet();
    all.set(0, person.length);
    List<CountInterval> intervals =
        new PeopleCounts(linkage).atLeast(MANY, List.of(all), SEED).getFirst();
    Map<Integer, Integer> real = new HashMap<>();
    for (int who : truth) {
      if (who >= 0) {
        real.merge(who, 1, Integer::sum);
      }
    }
    boolean whole = Arrays.stream(truth).allMatch(who -> who >= 0);
    List<RunReport.PeopleCount> counts = new ArrayList<>();
    for (int i = 0; i < MANY.size(); i++) {
      int atLeast = MANY.get(i);
      CountInterval interval = intervals.get(i);
      @Nullable Integer known =
          whole ? (int) real.values().stream().filter(n -> n >= atLeast).count() : null;
      counts.add(
          new RunReport.PeopleCount(
              atLeast,
              interval.count(),
              interval.likely(),
              interval.low(),
              interval.high(),
              known));
    }
    return counts;
  }
}
