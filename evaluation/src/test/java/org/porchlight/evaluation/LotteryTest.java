package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LotteryTest {

  @Test
  void anybodyCanRepeatTheDraw() {
    Lottery lottery = new Lottery("a seed long enough");
    List<String> people = List.of("a", "b", "c", "d", "e");
    assertThat(lottery.draw(people, 3)).hasSize(3).isEqualTo(lottery.draw(people.reversed(), 3));
    assertThat(lottery.commitment()).doesNotContain("seed").hasSize(64);
  }

  @Test
  void everybodyIsDrawnAboutEquallyOften() {
    List<String> people = List.of("a", "b", "c", "d", "e");
    for (String person : people) {
      long drawn =
          IntStream.range(0, 5000)
              .filter(i -> new Lottery("seed of test number " + i).draw(people, 2).contains(person))
              .count();
      // 2000 expected, standard deviation 35: five of them either way.
      assertThat(drawn).isBetween(1825L, 2175L);
    }
  }
}
