package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private final World world = new World(1500, 3);
  private final List<String> served = world.top(20);

  private Result of(List<History> histories, int first, int end, List<String> people) {
    return new Evaluation(histories, first, end).of(World.PLAN, people, 100, 1);
  }

  @Test
  void eachReasonIsGivenForItsOwnCause() {
    List<History> all = world.histories(served, 1, 0);
    assertThat(of(all, 0, World.END, served)).isInstanceOf(Result.Finding.class);
    assertThat(of(all, 0, World.END, served.subList(0, 10)))
        .isEqualTo(new Result.Refusal(Result.Reason.TOO_FEW_PEOPLE));
    assertThat(of(all, World.START - 269, World.END, served))
        .isEqualTo(new Result.Refusal(Result.Reason.NO_HISTORY));
    assertThat(of(all, 0, World.END - 1, served))
        .isEqualTo(new Result.Refusal(Result.Reason.TOO_EARLY));
    assertThat(of(world.histories(served, 1, 180), 0, World.END, served))
        .isEqualTo(new Result.Refusal(Result.Reason.NOBODY_AT_RISK));
    List<String> strangers = new ArrayList<>(served);
    strangers.set(0, "nobody");
    assertThat(of(all, 0, World.END, strangers))
        .isEqualTo(new Result.Refusal(Result.Reason.UNKNOWN_PEOPLE));
    List<History> few = all.stream().filter(h -> served.contains(h.handle())).limit(19).toList();
    assertThat(of(few, 0, World.END, few.stream().map(History::handle).toList()))
        .isEqualTo(new Result.Refusal(Result.Reason.TOO_FEW_LIKE_THEM));
    List<History> quiet = new ArrayList<>(all);
    quiet.add(new History("quiet", new int[] {World.START - 1}, List.of()));
    List<String> picked = new ArrayList<>(served);
    picked.add("quiet");
    assertThat(of(quiet, 0, World.END, picked))
        .isEqualTo(new Result.Refusal(Result.Reason.PICKED_AFTERWARDS));
  }

  @Test
  void aPlanChangedAfterwardsHasAnotherHash() {
    Plan plan = World.PLAN;
    Plan changed = new Plan("made up", 90, 9, 180, World.START, World.END, List.of("contacts"));
    assertThat(plan.hash()).hasSize(64).isNotEqualTo(changed.hash());
    assertThatThrownBy(() -> new Plan("early", 90, 8, 180, 0, 179, List.of("contacts")))
        .hasMessageContaining("after its follow-up");
  }

  @Test
  void daysLostTwiceAreLostOnce() {
    History history =
        new History(
            "a",
            new int[] {5, 3, 3},
            List.of(
                new Absence(2, 6, Absence.Cause.JAIL), new Absence(4, 8, Absence.Cause.HOSPITAL)));
    assertThat(history.exposure(0, 10)).isEqualTo(4);
    assertThat(history.contacts(3, 5)).isEqualTo(2);
  }
}
