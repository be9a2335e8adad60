package org.porchlight.linkage.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.Guard;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.RunReport;
import org.porchlight.linkage.ScoredPair;
import org.porchlight.linkage.names.NameOrigin;

/** The figures of a report against counting by hand. */
class RunReportTest {
  private static final MadeUpPeople PEOPLE = MadeUpPeople.of(2600, 7);
  private static LinkResult result = Linker.create().link(MadeUpPeople.of(10, 1).records());
  private static RunReport report = result.report(ReportRequest.plain());

  @BeforeAll
  static void link() {
    result = Linker.create().link(PEOPLE.records());
    List<String> sources =
        IntStream.range(0, PEOPLE.records().size())
            .mapToObj(r -> r % 3 == 0 ? "jail" : "fire")
            .toList();
    report =
        result.report(
            ReportRequest.plain()
                .withTruth(PEOPLE.truth())
                .withSources(sources)
                .withNames(row -> "row " + row));
  }

  @Test
  void theTruthIsJudgedAsByPairs() {
    Evaluation byHand = Evaluation.of(result.personOfRow(), PEOPLE.truth());
    RunReport.Quality judged = Objects.requireNonNull(report.judged());
    assertThat(judged.precision()).isCloseTo(byHand.precision(), within(1e-12));
    assertThat(judged.recall()).isCloseTo(byHand.recall(), within(1e-12));
    assertThat(judged.recordPrecision()).isCloseTo(byHand.bcubed().precision(), within(1e-9));
    assertThat(judged.recordRecall()).isCloseTo(byHand.bcubed().recall(), within(1e-9));
    Map<Integer, Set<String>> people = new HashMap<>();
    Map<String, Set<Integer>> persons = new HashMap<>();
    for (int row = 0; row < PEOPLE.records().size(); row++) {
      int person = result.personOfRow()[row];
      String who = PEOPLE.truth().get(row);
      people.computeIfAbsent(person, key -> new HashSet<>()).add(who);
      persons.computeIfAbsent(who, key -> new HashSet<>()).add(person);
    }
    assertThat(judged.mixed())
        .isEqualTo((int) people.values().stream().filter(its -> its.size() > 1).count());
    assertThat(judged.split())
        .isEqualTo((int) persons.values().stream().filter(its -> its.size() > 1).count());
  }

  @Test
  void personsAndRecordsAddUp() {
    assertThat(report.totals().records()).isEqualTo(PEOPLE.records().size());
    assertThat(report.sizes().stream().mapToInt(RunReport.SizeCount::persons).sum())
        .isEqualTo(result.persons());
    assertThat(report.sizes().stream().mapToInt(RunReport.SizeCount::records).sum())
        .isEqualTo(result.records());
    RunReport.Sureness sure = report.sureness();
    assertThat(sure.alone() + sure.sure() + sure.doubtful()).isEqualTo(result.persons());
    assertThat(sure.alone())
        .isEqualTo((int) result.clusters().stream().filter(its -> its.size() == 1).count());
    for (String dimension : List.of("surname", "sex", "born")) {
      assertThat(
              report.groups().stream()
                  .filter(group -> group.dimension().equals(dimension))
                  .mapToInt(RunReport.Group::records)
                  .sum())
          .as(dimension)
          .isEqualTo(result.records());
    }
  }

  /** A person is in doubt when its records are several persons' at the sure threshold. */
  @Test
  void doubtIsWhatComesApartWhenOnlySureLinksCount() {
    int[] sure = result.personOfRowAt(result.model().auto());
    int doubtful = 0;
    for (int p = 0; p < result.persons(); p++) {
      Set<Integer> parts = new HashSet<>();
      for (int row = 0; row < sure.length; row++) {
        if (result.person(row) == p) {
          parts.add(sure[row]);
        }
      }
      doubtful += parts.size() > 1 ? 1 : 0;
    }
    assertThat(doubtful).isPositive();
    assertThat(report.sureness().doubtful()).isEqualTo(doubtful);
    assertThat(report.weakness().frail())
        .isNotEmpty()
        .allSatisfy(
            frail -> {
              List<String> its = result.clusters().get(frail.person() - 1);
              assertThat(frail.records()).isEqualTo(its.size());
              assertThat(frail.record()).startsWith("row ");
              assertThat(frail.parts()).hasSizeGreaterThan(1);
            });
  }

  @Test
  void eachListCountsItsPersonsAndThoseOfSeveralLists() {
    Set<Integer> jail = new HashSet<>();
    Set<Integer> fire = new HashSet<>();
    for (int row = 0; row < result.records(); row++) {
      (row % 3 == 0 ? jail : fire).add(result.person(row));
    }
    Set<Integer> both = new HashSet<>(jail);
    both.retainAll(fire);
    assertThat(report.sources())
        .containsExactly(
            new RunReport.SourceCount(
                "fire", result.records() - (result.records() + 2) / 3, fire.size(), both.size()),
            new RunReport.SourceCount(
                "jail", (result.records() + 2) / 3, jail.size(), both.size()));
  }

  @Test
  void aThresholdPromisesWhatItsPairsDo() {
    List<ScoredPair> all = result.pairsAtLeast(new MatchWeight(-1000));
    double threshold = report.thresholds().link();
    RunReport.Point used =
        report.points().stream().filter(p -> p.bits() == threshold).findFirst().orElseThrow();
    double there = all.stream().mapToDouble(pair -> pair.weight().probability()).sum();
    List<ScoredPair> above = result.pairsAtLeast(new MatchWeight(threshold));
    double found = above.stream().mapToDouble(pair -> pair.weight().probability()).sum();
    // No record of these people says so little that it is not weighed pair by pair.
    assertThat(used.precision()).isCloseTo(found / above.size(), within(0.02));
    assertThat(used.recall()).isCloseTo(found / there, within(0.02));
    assertThat(used.persons()).isEqualTo(result.persons());
    assertThat(report.points()).extracting(RunReport.Point::bits).isSorted();
    assertThat(report.points()).extracting(RunReport.Point::persons).doesNotContainNull();
  }

  @Test
  void whatIsExpectedIsNearTheTruth() {
    RunReport.Quality judged = Objects.requireNonNull(report.judged());
    assertThat(report.expected().precision().likely()).isCloseTo(judged.precision(), within(0.03));
    assertThat(report.expected().recall().likely()).isCloseTo(judged.recall(), within(0.03));
    assertThat(report.expected().recordRecall().low())
        .isLessThanOrEqualTo(report.expected().recordRecall().high());
  }

  @Test
  void calibrationHoldsEachLinkInOneBin() {
    assertThat(report.calibration())
        .isNotEmpty()
        .allSatisfy(
            bin -> {
              assertThat(bin.expected()).isBetween(bin.from(), bin.to());
              assertThat((double) bin.right() / bin.pairs())
                  .isBetween(bin.low() - 1e-9, bin.high() + 1e-9);
            });
    RunReport.Bin surest = report.calibration().getLast();
    assertThat((double) surest.right() / surest.pairs()).isGreaterThan(0.98);
    assertThat(PairFigures.wilson(0, 10)).containsExactly(new double[] {0, 0.2775}, within(1e-4));
    assertThat(PairFigures.wilson(5, 10))
        .containsExactly(new double[] {0.2366, 0.7634}, within(1e-4));
  }

  @Test
  void passesTellWhatTheyAloneFound() {
    RunReport.Search search = report.search();
    assertThat(search.everyPair()).isFalse();
    assertThat(search.passes()).hasSameSizeAs(result.blocking());
    assertThat(search.passes()).allMatch(pass -> pass.onlyHere() <= pass.links());
    assertThat(search.passes().stream().mapToLong(RunReport.Pass::onlyHere).sum())
        .isEqualTo(search.byOne());
    assertThat(search.recall()).isBetween(0.9, 1.0);
    assertThat(search.trueRecall()).isBetween(0.9, 1.0);
  }

  @Test
  void evidenceCountsTheLinksByLevel() {
    long links = report.search().links();
    assertThat(report.evidence())
        .hasSize(result.model().comparisons().size())
        .allSatisfy(
            each -> {
              assertThat(each.levels().stream().mapToLong(RunReport.LevelCount::linked).sum())
                  .isEqualTo(links);
              double unknown = (double) each.levels().getFirst().linked() / links;
              assertThat(each.known()).isCloseTo(1 - unknown, within(1e-12));
            });
  }

  @Test
  void countsOfPeopleAreThoseOfTheRun() {
    BitSet all = new BitSet();
    all.set(0, result.records());
    for (RunReport.PeopleCount count : report.counts()) {
      assertThat(count.count())
          .isEqualTo(
              (int) result.clusters().stream().filter(c -> c.size() >= count.atLeast()).count());
      assertThat(count.truth())
          .isEqualTo(
              (int)
                  PEOPLE.truth().stream()
                      .distinct()
                      .filter(
                          who ->
                              PEOPLE.truth().stream().filter(who::equals).count()
                                  >= count.atLeast())
                      .count());
    }
  }

  @Test
  void withoutATruthNothingIsJudged() {
    RunReport unjudged = result.report(ReportRequest.plain());
    assertThat(unjudged.judged()).isNull();
    assertThat(unjudged.calibration()).isEmpty();
    assertThat(unjudged.search().trueRecall()).isNull();
    assertThat(unjudged.groups()).extracting(RunReport.Group::f1).containsOnlyNulls();
    assertThat(unjudged.counts()).extracting(RunReport.PeopleCount::truth).containsOnlyNulls();
    assertThat(unjudged.sources()).isEmpty();
  }

  @Test
  void agreementIsSymmetricAndCountsOnlyWhatIsKnown() {
    int[] some = {0, 0, 1, 1, 2};
    int[] other = {0, 1, 1, 1, 2};
    Agreement one = Agreement.of(some, other);
    Agreement turned = Agreement.of(other, some);
    assertThat(one.precision()).isEqualTo(turned.recall()).isCloseTo(1 / 2.0, within(1e-12));
    assertThat(one.recall()).isEqualTo(turned.precision()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Agreement.of(some, new int[] {0, -1, 1, 1, -1}).precision()).isEqualTo(1);
  }

  @Test
  void surnamesAreSortedRoughly() {
    assertThat(NameOrigin.of("GARCIA")).isEqualTo(NameOrigin.SPANISH);
    assertThat(NameOrigin.of("BENAVIDEZ")).isEqualTo(NameOrigin.SPANISH);
    assertThat(NameOrigin.of("SMITH LOPEZ")).isEqualTo(NameOrigin.SPANISH);
    assertThat(NameOrigin.of("VAN DYKE")).isEqualTo(NameOrigin.SEVERAL);
    assertThat(NameOrigin.of("NGUYEN")).isEqualTo(NameOrigin.OTHER);
    assertThat(NameOrigin.of("")).isEqualTo(NameOrigin.UNKNOWN);
  }

  @Test
  void guardsAndDecisionsAreCounted() {
    assertThat(report.weakness().guards())
        .isNotEmpty()
        .allMatch(guard -> guard.pairs() > 0 && guard.guard() != Guard.NONE);
    List<String> joined =
        result.clusters().stream().filter(c -> c.size() > 1).findFirst().orElseThrow();
    String stranger =
        result.clusters().stream().filter(c -> c.size() == 1).findFirst().orElseThrow().getFirst();
    LinkResult decided =
        Linker.with(
                LinkSettings.defaults()
                    .withDecisions(
                        List.of(
                            Decision.same(joined.get(0), stranger),
                            Decision.notSame(joined.get(0), joined.get(1)))))
            .link(PEOPLE.records());
    RunReport.Decided counted = decided.report(ReportRequest.plain()).weakness().decisions();
    assertThat(counted.same()).isEqualTo(1);
    assertThat(counted.notSame()).isEqualTo(1);
    assertThat(counted.against()).isBetween(1, 2);
    assertThat(decided.explain(joined.get(0), stranger).decided()).contains(Decision.Verdict.SAME);
  }

  @Test
  void aListOfAnotherLengthIsRefused() {
    List<@Nullable String> two = Arrays.asList("a", null);
    assertThatThrownBy(() -> result.report(ReportRequest.plain().withTruth(two)))
        .hasMessage("there are %d records and 2 truths".formatted(result.records()));
  }

  /** Records without any value are as many persons, and the report says that nothing is there. */
  @Test
  void nothingToCompareIsStillAReport() {
    Records.Builder empty = Records.builder(List.of(new Records.Column("name", Role.FULL_NAME)));
    empty.add("a", List.of("")).add("b", List.of(""));
    RunReport bare = Linker.create().link(empty.build()).report(ReportRequest.plain());
    assertThat(bare.totals().persons()).isEqualTo(2);
    assertThat(bare.evidence()).isEmpty();
    assertThat(bare.expected().precision().likely()).isEqualTo(1);
  }
}
