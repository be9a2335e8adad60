package org.porchlight.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
  /**
   * Three contacts in ten come by the first door; of those served, from the start on, {@code of}.
   */
  private static Optional<Shares> shares(long seed, double of) {
    World world = new World(1500, seed);
    List<String> served = world.top(20);
    List<History> whole = world.histories(served, 1, 0);
    SplittableRandom random = new SplittableRandom(seed);
    List<History> first =
        whole.stream()
            .map(
                history ->
                    part(
                        history,
                        day ->
                            random.nextDouble()
                                < (served.contains(history.handle()) && day >= World.START
                                    ? of
                                    : 0.3)))
            .toList();
    List<History> second =
        IntStream.range(0, whole.size()).mapToObj(i -> rest(whole.get(i), first.get(i))).toList();
    return Shares.of(
        whole, Map.of("first", first, "second", second), 0, World.PLAN, served, 400, seed);
  }

  private static History part(History history, IntPredicate is) {
    int[] days =
        IntStream.range(0, World.END)
            .flatMap(day -> IntStream.range(0, history.contacts(day, day + 1)).map(i -> day))
            .filter(is)
            .toArray();
    return new History(history.handle(), new int[0], days, List.of());
  }

  private static History rest(History whole, History part) {
    int[] days =
        IntStream.range(0, World.END)
            .flatMap(
                day ->
                    IntStream.range(0, whole.contacts(day, day + 1) - part.contacts(day, day + 1))
                        .map(i -> day))
            .toArray();
    return new History(whole.handle(), new int[0], days, List.of());
  }

  private static List<Shares.Part> first(double of) {
    return IntStream.range(0, 60)
        .parallel()
        .mapToObj(seed -> shares(seed, of).orElseThrow().parts().getFirst())
        .toList();
  }

  @Test
  void aDoorThatNothingChangedIsUsualAndOneThatDidIsNot() {
    List<Shares.Part> same = first(0.3);
    List<Shares.Part> more = first(0.6);
    assertThat(same)
        .allSatisfy(part -> assertThat(part.usual().estimate()).isCloseTo(0.3, within(0.06)));
    long usual = same.stream().filter(part -> part.usual().covers(part.seen())).count();
    long changed = more.stream().filter(part -> part.usual().high() < part.seen()).count();
    System.err.printf(
        "KNOWN doors: usual where nothing changes %.2f, noticed where twice as many %.2f%n",
        usual / 60.0, changed / 60.0);
    assertThat(usual).isBetween(46L, 60L);
    assertThat(changed).isGreaterThan(54);
  }

  @Test
  void allPartsAreOneAndTooFewContactsHaveNone() {
    Shares shares = shares(3, 0.3).orElseThrow();
    assertThat(shares.parts().stream().mapToDouble(Shares.Part::seen).sum())
        .isCloseTo(1, within(1e-9));
    World world = new World(1500, 3);
    List<String> served = world.top(20);
    List<History> none =
        world.histories(served, 0, 0).stream()
            .map(
                one ->
                    served.contains(one.handle())
                        ? part(one, day -> day < World.START)
                        : new History(one.handle(), new int[0], List.of()))
            .toList();
    assertThat(
            Shares.of(
                world.histories(served, 1, 0), Map.of("a", none), 0, World.PLAN, served, 100, 1))
        .isEmpty();
  }
}
