package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed between two runs. */
class RunComparisonTest {
  private static final RunReport REPORT =
      Linker.create().link(MadeUpPeople.of(60, 3).records).report(ReportRequest.plain());

  @Test
  void splitsJoinsAndWhatOnlyOneRunHasAreToldApart() {
    RunComparison change =
        RunComparison.of(
            REPORT,
            List.of(List.of("a", "b", "c"), List.of("d"), List.of("e", "old"), List.of("f", "g")),
            REPORT,
            List.of(List.of("a", "b"), List.of("c", "d"), List.of("e", "new"), List.of("g", "f")));
    assertThat(change.both()).isEqualTo(7);
    assertThat(change.gone()).isEqualTo(1);
    assertThat(change.fresh()).isEqualTo(1);
    assertThat(change.unchanged()).isEqualTo(2);
    assertThat(change.splits()).containsExactly(new RunComparison.Change("a", List.of(2, 1)));
    assertThat(change.joins()).containsExactly(new RunComparison.Change("c", List.of(1, 1)));
    assertThat(change.levels()).isEmpty();
  }

  @Test
  void weightsThatMovedAreToldLargestFirst() {
    RunReport other =
        Linker.create().link(MadeUpPeople.of(3000, 3).records).report(ReportRequest.plain());
    RunComparison change = RunComparison.of(REPORT, List.of(), other, List.of());
    assertThat(change.levels()).isNotEmpty();
    assertThat(change.levels())
        .extracting(RunComparison.LevelChange::size)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a))
        .allMatch(size -> size >= 0.1);
  }
}
