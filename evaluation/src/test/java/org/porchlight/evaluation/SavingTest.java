package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.evaluation.Saving.Kind;
import org.porchlight.evaluation.Saving.UnitCost;

class SavingTest {
  private static final Result.Range NONE = new Result.Range(0, 0, 0);

  private static UnitCost cost(Kind kind, Result.Range amount, Result.Range hours) {
    return new UnitCost("a response", "the budget of 2026", 2026, false, kind, amount, hours);
  }

  private static final List<UnitCost> COSTS =
      List.of(
          cost(Kind.FIXED, new Result.Range(400, 300, 500), new Result.Range(2, 1, 3)),
          cost(Kind.SEMI_VARIABLE, new Result.Range(50, 40, 60), NONE),
          cost(Kind.VARIABLE, new Result.Range(10, 8, 12), NONE));

  @Test
  void hoursAreFreedAndOnlyWhatIsSpentOnEachContactIsSaved() {
    Saving saving = Saving.of(new Result.Range(20, 5, 40), COSTS, false);
    assertThat(saving.hours()).isEqualTo(new Result.Range(40, 5, 120));
    assertThat(saving.cash()).isEqualTo(new Result.Range(200, 40, 480));
  }

  @Test
  void stepsCountOnlyWhenTheyAreTaken() {
    assertThat(Saving.of(new Result.Range(20, 5, 40), COSTS, true).cash())
        .isEqualTo(new Result.Range(1200, 240, 2880));
  }

  /** No effect is shown: the range holds both more and fewer, and so does the worth. */
  @Test
  void whereNothingIsShownTheWorthHoldsZero() {
    Saving saving = Saving.of(new Result.Range(1, -10, 12), COSTS, false);
    assertThat(saving.hours()).isEqualTo(new Result.Range(2, -30, 36));
    assertThat(saving.cash().covers(0)).isTrue();
  }

  @Test
  void aFigureWithoutASourceIsNone() {
    assertThatThrownBy(() -> new UnitCost("x", " ", 2026, true, Kind.FIXED, NONE, NONE))
        .hasMessageContaining("where it is from");
  }
}
