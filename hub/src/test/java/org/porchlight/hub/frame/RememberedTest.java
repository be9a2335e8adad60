package org.porchlight.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.porchlight.hub.MovableClock;

class RememberedTest {
  private final MovableClock clock = new MovableClock();
  private int asked;
  private boolean down;
  private final Remembered<Integer> number =
      new Remembered<>("a number", this::answer, Duration.ofSeconds(5), clock);

  private int answer() throws SQLException {
    asked++;
    if (down) {
      throw new SQLException("no", "08001");
    }
    return asked;
  }

  @Test
  void anAnswerIsGoodForAWhile() {
    assertThat(number.now()).contains(1);
    clock.pass(Duration.ofSeconds(4));
    assertThat(number.now()).contains(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(number.now()).contains(2);
  }

  @Test
  void whatWasJustChangedIsAskedForAnew() {
    assertThat(number.now()).contains(1);
    number.forget();
    assertThat(number.now()).contains(2);
    assertThat(number.now()).contains(2);
  }

  @Test
  void whileTheDatabaseIsDownOneVisitorInTenSecondsAsks() {
    assertThat(number.now()).contains(1);
    down = true;
    clock.pass(Duration.ofSeconds(5));
    for (int visitor = 0; visitor < 10; visitor++) {
      assertThat(number.now()).isEmpty();
      assertThat(number.nowOrBefore()).contains(1);
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(asked).isEqualTo(2);
    down = false;
    assertThat(number.now()).contains(3);
  }

  @Test
  void nothingIsKnownBeforeTheFirstAnswer() {
    down = true;
    assertThat(number.now()).isEmpty();
    assertThat(number.nowOrBefore()).isEmpty();
  }

  /** One waits for the database; the others read what is known. */
  @Test
  void nobodyWaitsForAnotherVisitorsQuestion() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    boolean[] slow = {false};
    Remembered<String> word =
        new Remembered<>(
            "a word",
            () -> {
              if (slow[0]) {
                asking.countDown();
                awaitUnchecked(goOn);
                return "new";
              }
              return "old";
            },
            Duration.ofSeconds(5),
            clock);
    assertThat(word.now()).contains("old");
    clock.pass(Duration.ofSeconds(5));
    slow[0] = true;
    try (ExecutorService visitors = Executors.newFixedThreadPool(1)) {
      Future<Optional<String>> first = visitors.submit(word::now);
      asking.await();
      assertThat(word.now()).contains("old");
      // Changed while it is asked for: the answer may be the one from before.
      word.forget();
      goOn.countDown();
      assertThat(first.get()).contains("new");
    }
    slow[0] = false;
    assertThat(word.now()).contains("old");
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
