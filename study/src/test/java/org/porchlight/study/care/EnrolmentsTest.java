package org.porchlight.study.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.study.Server;

/** Who comes into the program and how, and what is written down there. */
class EnrolmentsTest {
  private static Server server;
  private Harbor harbor;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() throws SQLException {
    harbor = new Harbor(server);
  }

  @Test
  void nobodyIsInByTheRuleAlone() throws SQLException {
    assertThat(harbor.step("safety", harbor.one, Step.ENROLLED)).contains(Outcome.CLOSED);
    assertThat(harbor.step("safety", harbor.one, Step.SELECTED)).contains(Outcome.CLOSED);
    assertThat(harbor.step("safety", harbor.two, Step.FOUND)).contains(Outcome.RULE);
    assertThat(harbor.step("safety", harbor.one, Step.FOUND)).contains(Outcome.DONE);
    assertThat(harbor.step("safety", harbor.one, Step.SELECTED)).contains(Outcome.OWN);
    assertThat(harbor.step("panel", harbor.one, Step.SELECTED)).contains(Outcome.DONE);
    assertThat(harbor.step("safety", harbor.one, Step.ENROLLED)).contains(Outcome.DONE);
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.enrolments().of(harbor.one)))
                .orElseThrow())
        .extracting(StepLine::step)
        .containsExactly(Step.ENROLLED, Step.SELECTED, Step.FOUND);
  }

  @Test
  void noChildIsPutForward() throws SQLException {
    assertThat(harbor.step("safety", harbor.young, Step.NOMINATED)).contains(Outcome.MINOR);
  }

  @Test
  void thePoliceMayPutForwardWhomTheyMetAndDecideNothing() throws SQLException {
    assertThat(harbor.step("police", harbor.one, Step.NOMINATED)).isEmpty();
    assertThat(harbor.step("police", harbor.two, Step.NOMINATED)).contains(Outcome.DONE);
    assertThat(harbor.step("police", harbor.two, Step.SELECTED)).isEmpty();
    assertThat(harbor.step("safety", harbor.two, Step.SELECTED)).contains(Outcome.DONE);
    assertThat(harbor.step("police", harbor.two, Step.NOMINATED))
        .as("the same answer as before anybody decided")
        .contains(Outcome.DONE);
    assertThat(
            harbor
                .find("police", sight -> Optional.of(sight.enrolments().of(harbor.two)))
                .orElseThrow())
        .extracting(StepLine::step)
        .as("what became of it is not theirs to know")
        .containsExactly(Step.NOMINATED, Step.NOMINATED);
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.enrolments().of(harbor.two)))
                .orElseThrow())
        .extracting(StepLine::step)
        .first()
        .isEqualTo(Step.SELECTED);
    assertThat(
            harbor.find("clerk", sight -> Optional.of(sight.enrolments().standing())).orElseThrow())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void whatThePagesOfferIsWhatTheDatabaseTakes(Step state) throws SQLException {
    for (Step next : Step.values()) {
      harbor.asOwner(
          ("insert into study.care_step (person, step, reason, agency, account) values ('%s', '%s',"
                  + " 'A reason that is long enough', 'justice', 1)")
              .formatted(harbor.one, state.label()));
      Optional<Outcome> outcome = harbor.step("panel", harbor.one, next);
      assertThat(outcome.orElseThrow() != Outcome.CLOSED)
          .as("%s after %s", next, state)
          .isEqualTo(Step.after(Optional.of(state)).contains(next));
    }
  }

  @Test
  void aDrawIsBoundToItsSeedBeforeTheListCloses() throws SQLException {
    long draw =
        harbor
            .find("safety", sight -> Optional.of(sight.enrolments().beginDraw(1)))
            .orElseThrow()
            .getAsLong();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.enrolments().beginDraw(1)))
                .orElseThrow())
        .isEmpty();
    Draw open =
        harbor
            .find("justice", sight -> Optional.of(sight.enrolments().draws()))
            .orElseThrow()
            .getFirst();
    assertThat(open.seed()).isNull();
    harbor.step("safety", harbor.one, Step.NOMINATED);
    assertThat(harbor.find("safety", sight -> sight.enrolments().finishDraw(draw)).orElseThrow())
        .isEqualTo(Outcome.ENOUGH);
    harbor.step("safety", harbor.two, Step.NOMINATED);
    assertThat(harbor.find("panel", sight -> sight.enrolments().finishDraw(draw)).orElseThrow())
        .isEqualTo(Outcome.DONE);
    Draw drawn =
        harbor
            .find("safety", sight -> Optional.of(sight.enrolments().draws()))
            .orElseThrow()
            .getFirst();
    assertThat(drawn.commitment()).isEqualTo(open.commitment());
    assertThat(drawn.eligible()).containsExactlyInAnyOrder(harbor.one, harbor.two);
    assertThat(drawn.drawn()).isEqualTo(drawn.eligible().subList(0, 1));
    List<StepLine> standing =
        harbor.find("safety", sight -> Optional.of(sight.enrolments().standing())).orElseThrow();
    assertThat(standing)
        .extracting(line -> line.person() + " " + line.step())
        .containsExactlyInAnyOrder(
            drawn.eligible().getFirst() + " SELECTED",
            drawn.eligible().getLast() + " NOT_SELECTED");
    assertThat(harbor.find("panel", sight -> sight.enrolments().finishDraw(draw)).orElseThrow())
        .isEqualTo(Outcome.CLOSED);
  }

  @Test
  void careWaitsForTheYes() throws SQLException {
    Map<String, Object> goal = Map.of("words", "A home of my own");
    assertThat(write("safety", "goal", harbor.one, goal)).contains(Outcome.CLOSED);
    harbor.step("safety", harbor.one, Step.NOMINATED);
    harbor.step("panel", harbor.one, Step.SELECTED);
    assertThat(write("safety", "goal", harbor.one, goal)).contains(Outcome.CLOSED);
    assertThat(
            write(
                "safety",
                "outreach",
                harbor.one,
                Map.of("day", "2026-06-29", "how", "visit", "result", "not-reached")))
        .contains(Outcome.DONE);
    harbor.step("safety", harbor.one, Step.ENROLLED);
    assertThat(write("safety", "goal", harbor.one, goal)).contains(Outcome.DONE);
    assertThat(write("police", "goal", harbor.two, goal)).isEmpty();
    assertThat(write("justice", "goal", harbor.one, goal)).as("unknown there").isEmpty();
    assertThatThrownBy(() -> write("safety", "goal", harbor.one, Map.of()))
        .isInstanceOf(SQLException.class);
  }

  private Optional<Outcome> write(
      String login, String what, String person, Map<String, Object> said) throws SQLException {
    return harbor
        .find(login, sight -> Optional.of(sight.care().write(what, person, said)))
        .orElseThrow();
  }

  @Test
  void aTaskGoesOnlyToWhomThePlanMayBeShown() throws SQLException {
    harbor.enroll(harbor.one);
    write("safety", "goal", harbor.one, Map.of("words", "A home of my own"));
    long goal =
        harbor
            .find("safety", sight -> Optional.of(sight.care().goals(harbor.one)))
            .orElseThrow()
            .getFirst()
            .id();
    Map<String, Object> task =
        Map.of("goal", goal, "owner", "justice", "what", "Ask about a place", "due", "2026-07-15");
    assertThat(write("safety", "task", harbor.one, task)).contains(Outcome.OWNER);
    long consent = java.util.Objects.requireNonNull(harbor.keep(harbor.one, Harbor.release()));
    assertThat(write("safety", "task", harbor.one, task)).contains(Outcome.DONE);
    Map<String, Object> forPolice =
        Map.of("goal", goal, "owner", "police", "what", "Ask about a place", "due", "2026-07-15");
    assertThat(write("safety", "task", harbor.one, forPolice)).contains(Outcome.OWNER);
    Entry.Task seen =
        harbor
            .find("justice", sight -> Optional.of(sight.meetings().openTasks()))
            .orElseThrow()
            .getFirst();
    assertThat(seen.overdue(Harbor.TODAY)).isFalse();
    assertThat(seen.overdue(Harbor.TODAY.plusDays(16))).isTrue();
    assertThat(
            harbor
                .find("police", sight -> Optional.of(sight.care().step(seen.id(), "completed")))
                .orElseThrow())
        .isFalse();
    assertThat(
            harbor.find(
                "safety", sight -> Optional.of(sight.consents().revoke(consent, "in-person"))))
        .contains(true);
    assertThat(
            harbor
                .find("justice", sight -> Optional.of(sight.care().step(seen.id(), "completed")))
                .orElseThrow())
        .as("a task that is out of sight")
        .isFalse();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.care().step(seen.id(), "completed")))
                .orElseThrow())
        .isTrue();
    assertThat(
            harbor.find("safety", sight -> Optional.of(sight.meetings().openTasks())).orElseThrow())
        .isEmpty();
  }

  @Test
  void aMeetingKeepsWhatWasDecidedAndCarriesTasksOn() throws SQLException {
    harbor.enroll(harbor.two);
    long may = meeting("2026-05-28");
    write(may, "seat", Map.of("agency", "safety", "people", 2));
    write(may, "decision", Map.of("person", harbor.two, "words", "We begin with housing"));
    write(may, "task", Map.of("owner", "justice", "what", "Book the room", "due", "2026-06-05"));
    assertThat(write(may, "closing", Map.of())).contains(Outcome.DONE);
    assertThat(write(may, "decision", Map.of("words", "Too late"))).contains(Outcome.CLOSED);
    long june = meeting("2026-06-25");
    assertThat(meeting("2026-06-25")).isEqualTo(june);
    Meeting meeting = harbor.find("safety", sight -> sight.meetings().find(june)).orElseThrow();
    assertThat(harbor.find("safety", sight -> sight.meetings().before(meeting)).orElseThrow().id())
        .isEqualTo(may);
    assertThat(
            harbor
                .find("justice", sight -> Optional.of(sight.meetings().openTasks()))
                .orElseThrow())
        .as("a task of the meeting itself is everybody's")
        .singleElement()
        .matches(task -> task.overdue(Harbor.TODAY));
    assertThat(
            harbor
                .find("justice", sight -> Optional.of(sight.meetings().decisions(may)))
                .orElseThrow())
        .as("what was decided about a person goes by consent")
        .isEmpty();
    assertThat(
            harbor
                .find("safety", sight -> Optional.of(sight.meetings().decisions(may)))
                .orElseThrow())
        .hasSize(1);
    assertThat(harbor.find("police", sight -> Optional.of(sight.meetings().list())).orElseThrow())
        .isEmpty();
  }

  private long meeting(String day) throws SQLException {
    return harbor
        .find("safety", sight -> Optional.of(sight.meetings().open(java.time.LocalDate.parse(day))))
        .orElseThrow()
        .getAsLong();
  }

  private Optional<Outcome> write(long meeting, String what, Map<String, Object> said)
      throws SQLException {
    return harbor
        .find("safety", sight -> Optional.of(sight.meetings().write(meeting, what, said)))
        .orElseThrow();
  }
}
