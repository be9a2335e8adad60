package org.porchlight.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Plan;

/** When a value is awaited, and when it is late. */
class PlanBoardTest {
  private static final Map<String, String> SOME = Map.of("en", "Events", "es", "Eventos");

  private static PlanMeasure measure(
      Plan.@Nullable Frequency frequency, @Nullable String due, boolean counted) {
    return new PlanMeasure(
        SOME,
        SOME,
        Plan.Performance.TARGET_PENDING,
        Optional.empty(),
        Optional.ofNullable(frequency),
        Optional.empty(),
        Optional.ofNullable(due).map(LocalDate::parse),
        counted);
  }

  private static PlanUpdate update(
      long id, String period, String ends, @Nullable String value, PlanUpdate.State state) {
    return new PlanUpdate(
        id,
        "2.11",
        period,
        LocalDate.parse(ends),
        Plan.Progress.ON_HOLD,
        SOME,
        SOME,
        List.of(
            new PlanUpdate.Reported(
                "Events",
                Plan.Performance.ON_TARGET,
                value == null ? null : new BigDecimal(value))),
        "Ana",
        false,
        Instant.EPOCH,
        state,
        "",
        null,
        null,
        true);
  }

  /** What stands in a plan kept here since 2026-01-15. */
  private static String on(String today, PlanMeasure measure, PlanUpdate... updates) {
    PlanInitiative initiative =
        new PlanInitiative(
            "2.11",
            2,
            SOME,
            Plan.Progress.IN_PROGRESS,
            SOME,
            SOME,
            LocalDate.parse("2026-01-15"),
            List.of(measure));
    PlanBoard board =
        new PlanBoard(LocalDate.parse(today), List.of(), List.of(initiative), List.of(updates));
    PlanBoard.Standing standing = board.standings(initiative).getFirst();
    assertThat(board.late()).hasSize(standing.owed() == PlanBoard.Owed.LATE ? 1 : 0);
    return standing.owed()
        + (standing.due() == null ? "" : " " + standing.due())
        + (standing.value() == null ? "" : " " + standing.value() + " " + standing.period());
  }

  private static final PlanMeasure QUARTERLY = measure(Plan.Frequency.QUARTERLY, null, false);

  @Test
  void aQuarterIsDueThirtyDaysAfterItsEndAndLateTheDayAfter() {
    assertThat(on("2026-03-31", QUARTERLY)).isEqualTo("NOTHING");
    assertThat(on("2026-04-01", QUARTERLY)).isEqualTo("AWAITED 2026-04-30");
    assertThat(on("2026-04-30", QUARTERLY)).isEqualTo("AWAITED 2026-04-30");
    assertThat(on("2026-05-01", QUARTERLY)).isEqualTo("LATE 2026-04-30");
    PlanUpdate first = update(1, "2026-Q1", "2026-03-31", "7", PlanUpdate.State.PUBLISHED);
    assertThat(on("2026-05-01", QUARTERLY, first)).isEqualTo("NOTHING 7 2026-Q1");
    assertThat(on("2026-08-01", QUARTERLY, first)).isEqualTo("LATE 2026-07-30 7 2026-Q1");
  }

  @Test
  void whatIsNotPublishedOrHasNoValueDoesNotCount() {
    assertThat(
            on(
                "2026-05-01",
                QUARTERLY,
                update(1, "2026-Q1", "2026-03-31", "7", PlanUpdate.State.REVIEW)))
        .isEqualTo("LATE 2026-04-30");
    assertThat(
            on(
                "2026-05-01",
                QUARTERLY,
                update(1, "2026-Q1", "2026-03-31", null, PlanUpdate.State.PUBLISHED)))
        .isEqualTo("LATE 2026-04-30");
  }

  @Test
  void theNewestPublishedOfAPeriodHolds() {
    assertThat(
            on(
                "2026-05-01",
                QUARTERLY,
                update(1, "2026-Q1", "2026-03-31", "7", PlanUpdate.State.PUBLISHED),
                update(2, "2026-Q1", "2026-03-31", "8", PlanUpdate.State.PUBLISHED)))
        .isEqualTo("NOTHING 8 2026-Q1");
    assertThat(
            on(
                "2026-05-01",
                QUARTERLY,
                update(1, "2026-Q1", "2026-03-31", "7", PlanUpdate.State.PUBLISHED),
                update(2, "2026-Q1", "2026-03-31", null, PlanUpdate.State.PUBLISHED)))
        .isEqualTo("LATE 2026-04-30");
  }

  @Test
  void aDayThatThePlanNamesGoesFirst() {
    PlanMeasure named = measure(null, "2026-06-30", false);
    assertThat(on("2026-06-30", named)).isEqualTo("AWAITED 2026-06-30");
    assertThat(on("2026-07-01", named)).isEqualTo("LATE 2026-06-30");
    assertThat(
            on(
                "2026-07-01",
                named,
                update(1, "2026-Q2", "2026-06-30", "7", PlanUpdate.State.PUBLISHED)))
        .isEqualTo("NOTHING 7 2026-Q2");
    assertThat(
            on(
                "2026-07-01",
                named,
                update(1, "2025-Q4", "2025-12-31", "7", PlanUpdate.State.PUBLISHED)))
        .isEqualTo("LATE 2026-06-30 7 2025-Q4");
  }

  @Test
  void whatIsCountedAndWhatHasNoDayIsNeverLate() {
    assertThat(on("2030-01-01", measure(null, null, false))).isEqualTo("NOTHING");
    assertThat(on("2030-01-01", measure(Plan.Frequency.MONTHLY, "2026-06-30", true)))
        .isEqualTo("NOTHING");
  }

  @Test
  void monthsAndYearsHaveTheirOwnDays() {
    assertThat(on("2026-04-01", measure(Plan.Frequency.MONTHLY, null, false)))
        .isEqualTo("LATE 2026-03-30");
    assertThat(on("2027-01-30", measure(Plan.Frequency.YEARLY, null, false)))
        .isEqualTo("AWAITED 2027-01-30");
    assertThat(on("2027-01-31", measure(Plan.Frequency.YEARLY, null, false)))
        .isEqualTo("LATE 2027-01-30");
  }
}
