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
            : new Plan.Method(words, words, Plan.Frequency.QUARTERLY, words, words, null));
  }
}
