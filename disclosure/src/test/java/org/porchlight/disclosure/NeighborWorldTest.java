package org.porchlight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.ReleasedTable;

/**
 * The release of a world beside the release of the same world without one person: what would be
 * seen if somebody could be taken out? One person who is taken out, chosen at random or the one
 * with the most records, moves a shown number by what they were in, rounded, and no further.
 */
class NeighborWorldTest {
  private static final long STEP = Fixtures.RULES.roundTo();

  static LongStream seeds() {
    return Fixtures.seeds(6);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aPersonTakenOutAtRandomMovesNoNumberByMoreThanAStep(long seed) {
    Difference difference = without(seed, new Random(seed).nextInt(90));
    assertThat(difference.compared).as("seed %d", seed).isGreaterThan(50);
    assertThat(difference.beyondOwn).as("moved by more than the person, seed %d", seed).isZero();
    assertThat(difference.farAmongFew)
        .as("moved by more than a step where the person has no more than that, seed %d", seed)
        .isZero();
    assertThat(difference.far)
        .as("moved by more than a step, of %d, seed %d", difference.compared, seed)
        .isLessThanOrEqualTo(difference.compared / 4);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOneWithTheMostRecordsMovesNoNumberBeyondTheirOwn(long seed) {
    Difference difference = without(seed, new World(seed).mostSeen());
    assertThat(difference.beyondOwn).as("seed %d", seed).isZero();
    assertThat(difference.farAmongFew).as("seed %d", seed).isZero();
    assertThat(difference.restsOnOne).as("seed %d", seed).isZero();
  }

  /** What two releases show otherwise. */
  private static final class Difference {
    private int compared;
    private int far;
    private int farAmongFew;
    private int beyondOwn;
    private int restsOnOne;
  }

  private static Difference without(long seed, int person) {
    Candidate with = new World(seed).candidate();
    Candidate without = new World(seed).without(person).candidate();
    Map<CellKey, Long> left = counts(without);
    ReleasedTable one = Fixtures.compiler().compile(List.of(with)).tables().getFirst();
    ReleasedTable other = Fixtures.compiler().compile(List.of(without)).tables().getFirst();
    Difference difference = new Difference();
    counts(with)
        .forEach(
            (key, count) -> {
              Long before = shown(one, key);
              Long after = shown(other, key);
              boolean open = one.head().exactTypes().contains(key.type());
              long own = count - left.getOrDefault(key, 0L);
              if (before == null || open) {
                return;
              }
              difference.restsOnOne += 2 * own > count ? 1 : 0;
              if (after == null) {
                return;
              }
              long moved = Math.abs(before - after);
              difference.compared++;
              difference.far += moved > STEP ? 1 : 0;
              difference.farAmongFew += moved > STEP && own <= STEP ? 1 : 0;
              // Rounding adds less than one step to what the person was in.
              difference.beyondOwn += moved >= own + STEP ? 1 : 0;
            });
    return difference;
  }

  private static Map<CellKey, Long> counts(Candidate candidate) {
    Map<CellKey, Long> counts = new HashMap<>();
    candidate.cells().forEach(cell -> counts.put(cell.key(), ((Counted) cell).count()));
    return counts;
  }

  private static @Nullable Long shown(ReleasedTable table, CellKey key) {
    Cell cell = table.find(key.area(), key.time(), key.type()).orElseThrow();
    return cell.value();
  }
}
