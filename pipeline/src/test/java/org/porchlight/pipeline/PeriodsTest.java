package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.release.Dimension;
import org.porchlight.release.TableHead;

class PeriodsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static Optional<Periods> of(String first, String last, String... levels) {
    return Periods.of(
        LocalDate.parse(first),
        LocalDate.parse(last),
        TODAY,
        15,
        Set.of(levels),
        Periods.shortest(Set.of(levels)));
  }

  @Test
  void aMonthCountsWhenTheSourceReachesFromItsFirstDaysToItsLast() {
    assertThat(of("2024-01-04", "2024-03-28", "month").orElseThrow().at("month"))
        .containsExactly("2024-01", "2024-02", "2024-03");
    assertThat(of("2024-01-05", "2024-03-27", "month").orElseThrow().at("month"))
        .containsExactly("2024-02");
    assertThat(of("2024-01-05", "2024-01-31", "month")).isEmpty();
  }

  @Test
  void aMonthIsPublishedOnlyAfterItsHold() {
    Periods onTheDay =
        Periods.of(
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 3, 31),
                LocalDate.of(2024, 3, 15),
                15,
                Set.of("month"),
                1)
            .orElseThrow();
    assertThat(onTheDay.at("month")).containsExactly("2024-01", "2024-02");
    Periods dayBefore =
        Periods.of(
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 3, 31),
                LocalDate.of(2024, 3, 14),
                15,
                Set.of("month"),
                1)
            .orElseThrow();
    assertThat(dayBefore.at("month")).containsExactly("2024-01");
  }

  @Test
  void quartersAndYearsAreThereOnlyWhole() {
    Periods periods =
        of("2023-11-01", "2025-02-28", "month", "quarter", "year", "all").orElseThrow();
    assertThat(periods.at("year")).containsExactly("2024");
    assertThat(periods.at("quarter")).containsExactly("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4");
    assertThat(periods.at("month")).hasSize(16).startsWith("2023-11").endsWith("2025-02");
    Dimension time = periods.dimension();
    assertThat(time.sums())
        .contains(
            new Dimension.Sum("2024-Q2", List.of("2024-04", "2024-05", "2024-06")),
            new Dimension.Sum("2024", periods.at("quarter")),
            new Dimension.Sum("all", periods.at("month")));
    assertThat(time.within())
        .contains(new Dimension.Within("all", "2024"), new Dimension.Within("all", "2024-Q1"));
  }

  @Test
  void theWholeTimeIsExactlyTheSumOfTheShortestPeriodsShown() {
    Periods years = of("2012-05-01", "2017-08-27", "year", "all").orElseThrow();
    assertThat(years.from()).isEqualTo("2013-01-01");
    assertThat(years.to()).isEqualTo("2016-12-31");
    assertThat(years.dimension().sums())
        .containsExactly(new Dimension.Sum("all", List.of("2013", "2014", "2015", "2016")));
    Periods quarters = of("2013-01-01", "2017-08-27", "quarter", "all").orElseThrow();
    assertThat(quarters.at("quarter")).startsWith("2013-Q1").endsWith("2017-Q2");
    Periods alone = of("2013-01-01", "2017-08-27", "all").orElseThrow();
    assertThat(alone.to()).isEqualTo("2017-07-31");
    assertThat(alone.dimension().sums()).isEmpty();
  }

  /** Grains as in a measure's file: area, time, types. */
  @ParameterizedTest
  @CsvSource({
    "1, city all a, city month a",
    "1, city all a b, city month a",
    "3, city all a, city month a, districts all a, districts quarter a",
    "12, city all a, city month a, districts all a b, districts quarter a",
    "12, city month a, districts all a",
    "1, city month a, districts quarter a",
    "12, city all a, city year a",
    "1, city all a"
  })
  void theWholeTimeGrowsByPeriodsThatArePublishedAnyway(ArgumentsAccessor row) {
    List<TableHead.Grain> grains =
        row.toList().stream()
            .skip(1)
            .map(grain -> List.of(grain.toString().split(" ")))
            .map(
                grain ->
                    new TableHead.Grain(grain.get(0), grain.get(1), grain.subList(2, grain.size())))
            .toList();
    assertThat(Periods.growth(grains)).isEqualTo(row.getInteger(0));
  }
}
