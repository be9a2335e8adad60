package org.porchlight.commons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;
import org.porchlight.release.LocalText;

class JdbcPlansTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Server server = Server.start();

  private final JdbcPlans plans = new JdbcPlans(server.owner().dataSource());

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void emptySchema() throws SQLException {
    server.newCity();
    new CommonsSchema(server.owner().dataSource()).migrate();
  }

  @Test
  void aPlanComesBackAsItWentIn() throws SQLException {
    assertThat(plans.find()).isEmpty();
    assertThat(plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW)).isTrue();
    assertThat(plans.find()).contains(plan("First"));
  }

  @Test
  void theSameFileIsNotLoadedTwiceAndAChangedOneIsAddedBesideTheOld() throws SQLException {
    plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW);
    assertThat(plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW)).isFalse();
    assertThat(plans.load(new PlanFile(plan("Second"), "b".repeat(64)), NOW)).isTrue();
    assertThat(plans.find()).contains(plan("Second"));
    // Going back to an earlier text is a change as well.
    assertThat(plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW)).isTrue();
    assertThat(plans.find()).contains(plan("First"));
  }

  @Test
  void migratingAgainKeepsThePlan() throws SQLException {
    plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW);
    new CommonsSchema(server.owner().dataSource()).migrate();
    assertThat(plans.find()).contains(plan("First"));
  }

  @Test
  void aLoadThatBreaksHalfWayLeavesTheOldPlan() throws SQLException {
    plans.load(new PlanFile(plan("First"), "a".repeat(64)), NOW);
    Plan.Goal goal = plan("Second").goals().getFirst();
    Plan twice = new Plan(List.of(goal, goal));
    assertThatThrownBy(() -> plans.load(new PlanFile(twice, "b".repeat(64)), NOW))
        .isInstanceOf(SQLException.class);
    assertThat(plans.find()).contains(plan("First"));
  }

  /** A question asked on the 5th of a quarter's second month, answered after three days. */
  private static String asked(int quartersAgo, char code) {
    return """
    with day as (
      select (date_trunc('quarter', now()) - interval '%1$d months' + interval '1 month 4 days')::date
        as d),
    v as (
      insert into commons.voice (code, ticket, received_at, kind, language, page, words)
      select repeat('%2$s', 10), gen_random_uuid(), d, 'question', 'en', '/', 'Why?' from day
      returning id),
    q as (
      insert into commons.question (voice, asked_on, agency, page, words, account)
      select v.id, d, 'police', '/', '{"en": "Why?", "es": "Why?"}', 0 from v, day returning id)
    insert into commons.question_step (question, state, words, account, at)
    select q.id, 'answered', '{"en": "So.", "es": "So."}', 0, d + 3 from q, day
    """
        .formatted(3 * quartersAgo, code);
  }

  private List<CountedQuarter> counted(Plan.Counted series) throws SQLException {
    return plans.counted().stream().filter(one -> one.series() == series).toList();
  }

  @Test
  void aQuarterIsCountedUntilItIsFinalAndThenStays() throws SQLException {
    assertThat(plans.counted()).isEmpty();
    server.executeInCity(asked(3, 'a'));
    List<CountedQuarter> first = counted(Plan.Counted.QUESTIONS_RECEIVED);
    assertThat(first).hasSize(4);
    assertThat(first.getFirst().isFinal()).isTrue();
    assertThat(first.getFirst().value()).hasValue(1);
    assertThat(first.getLast().isFinal()).isFalse();
    assertThat(counted(Plan.Counted.QUESTIONS_ANSWERED_IN_TEN_DAYS).getFirst().value())
        .hasValue(100);
    assertThat(counted(Plan.Counted.DAYS_TO_ANSWER).getFirst().value()).hasValue(3);
    assertThat(counted(Plan.Counted.DAYS_TO_ANSWER).getLast().value()).isEmpty();
    assertThat(counted(Plan.Counted.CHANGES_MADE).getFirst().value()).hasValue(0);
    // Another one of that quarter, found later, changes what is written down no more.
    server.executeInCity(asked(3, 'b'));
    assertThat(counted(Plan.Counted.QUESTIONS_RECEIVED)).isEqualTo(first);
    assertThatThrownBy(() -> server.executeInCity("update commons.measure_quarter set value = 9"))
        .hasMessageContaining("never changed");
  }

  @Test
  void aTextWithoutSpanishIsRefusedByTheDatabase() {
    assertThatThrownBy(
            () ->
                server.executeInCity(
                    "insert into commons.plan_version (loaded_at, file_sha256) values (now(),"
                        + " repeat('c', 64)); insert into commons.goal select max(id), 9, 1,"
                        + " '{\"en\": \"x\"}', '{\"en\": \"x\"}' from commons.plan_version"))
        .hasMessageContaining("local_text");
  }

  @Test
  void theLoginNeverPrintsItsPassword() {
    assertThat(new DatabaseLogin("jdbc:postgresql://db/city", "keeper", "zz-secret").toString())
        .doesNotContain("zz-secret");
  }

  static Plan plan(String title) {
    LocalText words = LocalText.of(title, title + " (es) «ñ»");
    return new Plan(
        List.of(
            new Plan.Goal(
                2,
                words,
                words,
                List.of(
                    new Plan.Objective(
                        "2.1",
                        words,
                        List.of(
                            new Plan.Initiative(
                                "2.11",
                                words,
                                Plan.Progress.ON_HOLD,
                                words,
                                words,
                                words,
                                words,
                                List.of(
                                    measure(words, words, null),
                                    measure(
                                        words,
                                        null,
                                        new Plan.Awaiting(
                                            LocalDate.of(2026, 12, 31), words))))))))));
  }

  private static Plan.Measure measure(
      LocalText words, @Nullable LocalText latest, Plan.@Nullable Awaiting awaiting) {
    return new Plan.Measure(
        words,
        Plan.Kind.RESULT,
        words,
        latest == null ? null : Plan.BetterWhen.LOWER,
        latest,
        Plan.Performance.TARGET_PENDING,
        latest,
        awaiting,
        latest == null
            ? null
            : new Plan.Method(words, words, Plan.Frequency.QUARTERLY, words, words, null),
        latest == null ? null : Plan.Counted.DAYS_TO_ANSWER,
        latest == null ? null : new Plan.Released("calls-by-month", "all"));
  }
}
