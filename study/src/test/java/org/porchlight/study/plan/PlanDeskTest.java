package org.porchlight.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Plan;
import org.porchlight.city.PlanFile;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.release.LocalText;
import org.porchlight.study.Server;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Role;
import org.porchlight.study.world.Town;

/** One person writes what an initiative did, another one publishes it. */
class PlanDeskTest {
  private static final Server server = Server.start();
  private static final Map<String, String> DID = Map.of("en", "We met.", "es", "Nos reunimos.");
  private static final Map<String, String> NEXT = Map.of("en", "Again.", "es", "Otra vez.");

  private Town town;
  private JdbcPlans everybody;

  @BeforeEach
  void prepare() throws SQLException {
    town = Town.any(server);
    everybody = new JdbcPlans(server.owner());
    everybody.load(new PlanFile(plan(), "a".repeat(64)), Instant.parse("2026-01-15T12:00:00Z"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Plan plan() {
    LocalText some = LocalText.of("Some words.", "Unas palabras.");
    return new Plan(
        List.of(
            new Plan.Goal(
                2,
                some,
                some,
                List.of(
                    new Plan.Objective(
                        "2.1",
                        some,
                        List.of(
                            new Plan.Initiative(
                                "2.11",
                                LocalText.of("Events", "Eventos"),
                                Plan.Progress.IN_PROGRESS,
                                some,
                                some,
                                some,
                                some,
                                List.of(
                                    measure("Fairs", null),
                                    measure("Questions", Plan.Counted.CHANGES_MADE)))))))));
  }

  private static Plan.Measure measure(String title, Plan.@Nullable Counted counted) {
    LocalText words = LocalText.of(title, title + " (es)");
    return new Plan.Measure(
        words,
        Plan.Kind.OUTPUT,
        words,
        null,
        null,
        Plan.Performance.TARGET_PENDING,
        null,
        new Plan.Awaiting(LocalDate.of(2026, 6, 30), words),
        null,
        counted,
        null);
  }

  private static List<PlanUpdate.Reported> fairs(String value) {
    return List.of(
        new PlanUpdate.Reported("Fairs", Plan.Performance.ON_TARGET, new BigDecimal(value)));
  }

  private <T> Optional<T> look(Role role, String agency, Looks.Reading<T> reading)
      throws SQLException {
    return town.looks().look(town.session(role, agency), "plan", null, reading);
  }

  private OptionalLong save(Role role, String agency, List<PlanUpdate.Reported> reported)
      throws SQLException {
    return look(
            role,
            agency,
            sight ->
                Optional.of(
                    sight
                        .plan()
                        .save("2.11", "2026-Q2", Plan.Progress.ON_HOLD, DID, NEXT, reported)))
        .orElseThrow();
  }

  private Optional<PlanDesk.Outcome> step(
      Role role, String agency, long update, PlanUpdate.State step) throws SQLException {
    return look(role, agency, sight -> sight.plan().step(update, step, " why "));
  }

  private PlanBoard board(Role role, String agency) throws SQLException {
    return look(role, agency, sight -> Optional.of(sight.plan().board())).orElseThrow();
  }

  @Test
  void onlyASecondPersonPublishesAndThenEverybodyCanReadIt() throws SQLException {
    long first = save(Role.STEWARD, "crisis", fairs("12.5")).orElseThrow();
    assertThat(step(Role.ANALYST, "", first, PlanUpdate.State.PUBLISHED))
        .as("not handed in")
        .contains(PlanDesk.Outcome.CLOSED);
    assertThat(step(Role.STEWARD, "crisis", first, PlanUpdate.State.REVIEW))
        .contains(PlanDesk.Outcome.DONE);
    assertThat(step(Role.STEWARD, "crisis", first, PlanUpdate.State.PUBLISHED))
        .contains(PlanDesk.Outcome.OWN);
    assertThat(everybody.updates()).isEmpty();
    assertThat(board(Role.ANALYST, "").waiting()).extracting(PlanUpdate::id).containsExactly(first);

    assertThat(step(Role.ANALYST, "", first, PlanUpdate.State.PUBLISHED))
        .contains(PlanDesk.Outcome.DONE);
    assertThat(everybody.updates())
        .singleElement()
        .satisfies(
            update -> {
              assertThat(update.progress()).isEqualTo(Plan.Progress.ON_HOLD);
              assertThat(update.doing()).isEqualTo(LocalText.of(DID));
              assertThat(update.of("Fairs").orElseThrow().value()).isEqualByComparingTo("12.5");
            });
    PlanBoard.Standing standing =
        board(Role.STEWARD, "crisis")
            .standings(board(Role.STEWARD, "crisis").initiatives().getFirst())
            .getFirst();
    assertThat(standing.owed()).isEqualTo(PlanBoard.Owed.NOTHING);
    assertThat(standing.period()).isEqualTo("2026-Q2");
  }

  @Test
  void theDatabaseItselfRefusesThatItsWriterPublishes() throws SQLException {
    long first = save(Role.STEWARD, "crisis", fairs("1")).orElseThrow();
    step(Role.STEWARD, "crisis", first, PlanUpdate.State.REVIEW);
    assertThatThrownBy(
            () ->
                server.asOwner(
                    ("insert into commons.plan_update_step (plan_update, step, account)"
                            + " select id, 'published', account from commons.plan_update"
                            + " where id = %d")
                        .formatted(first)))
        .hasMessageContaining("second person");
    assertThatThrownBy(
            () ->
                server.asOwner(
                    "insert into commons.plan_update_measure values (%d, 'Late', 'ON_TARGET', 1)"
                        .formatted(first)))
        .hasMessageContaining("handed in already");
    assertThatThrownBy(() -> server.asOwner("update commons.plan_update set progress = 'ON_HOLD'"))
        .hasMessageContaining("never changed");
    assertThat(everybody.updates()).isEmpty();
  }

  @Test
  void anotherDraftTakesThePlaceOfTheOneInReview() throws SQLException {
    long first = save(Role.STEWARD, "crisis", fairs("1")).orElseThrow();
    step(Role.STEWARD, "crisis", first, PlanUpdate.State.REVIEW);
    long second = save(Role.ANALYST, "", fairs("2")).orElseThrow();
    assertThat(step(Role.ANALYST, "", first, PlanUpdate.State.PUBLISHED))
        .contains(PlanDesk.Outcome.CLOSED);
    step(Role.ANALYST, "", second, PlanUpdate.State.REVIEW);
    assertThat(step(Role.STEWARD, "crisis", second, PlanUpdate.State.RETURNED))
        .contains(PlanDesk.Outcome.DONE);
    assertThat(step(Role.STEWARD, "crisis", second, PlanUpdate.State.PUBLISHED))
        .contains(PlanDesk.Outcome.CLOSED);
    assertThat(board(Role.ANALYST, "").updates())
        .extracting(PlanUpdate::state)
        .containsExactly(PlanUpdate.State.REVIEW, PlanUpdate.State.RETURNED);
    assertThat(board(Role.ANALYST, "").updates().getLast().note()).isEqualTo("why");
  }

  @Test
  void whoeverLacksTheRightSeesAndDoesNothing() throws SQLException {
    long first = save(Role.STEWARD, "crisis", fairs("1")).orElseThrow();
    step(Role.STEWARD, "crisis", first, PlanUpdate.State.REVIEW);
    for (Role role :
        List.of(Role.MEMBER, Role.PRIVACY_OFFICER, Role.ADMINISTRATOR, Role.EVALUATOR)) {
      String agency = role.belongsToAnAgency() ? "crisis" : "";
      assertThat(board(role, agency).initiatives()).isEmpty();
      assertThat(board(role, agency).updates()).isEmpty();
      assertThat(save(role, agency, fairs("3"))).isEmpty();
      assertThat(step(role, agency, first, PlanUpdate.State.PUBLISHED)).isEmpty();
    }
  }

  @Test
  void onlyMeasuresThatPeopleReportAreReported() throws SQLException {
    assertThat(
            save(
                Role.STEWARD,
                "crisis",
                List.of(new PlanUpdate.Reported("Questions", Plan.Performance.ON_TARGET, null))))
        .isEmpty();
    assertThat(
            save(
                Role.STEWARD,
                "crisis",
                List.of(new PlanUpdate.Reported("Nothing", Plan.Performance.ON_TARGET, null))))
        .isEmpty();
    assertThat(board(Role.STEWARD, "crisis").updates()).isEmpty();
  }
}
