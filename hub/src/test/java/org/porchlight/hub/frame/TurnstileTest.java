package org.porchlight.hub.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often one address may ask. */
class TurnstileTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
  private final Turnstile turnstile = new Turnstile(now::get, 600, Duration.ofMillis(50));

  @Test
  void aBurstPassesThenTwentyASecond() {
    assertThat(passing("192.0.2.7", 2_000)).isEqualTo(600);
    // The clock runs over its end here, as nanoTime may.
    now.addAndGet(1_000_000_000L);
    assertThat(passing("192.0.2.7", 2_000)).isEqualTo(20);
    now.addAndGet(3_600_000_000_000L);
    assertThat(passing("192.0.2.7", 2_000)).isEqualTo(600);
  }

  @Test
  void oneVisitorDoesNotHoldUpAnother() {
    passing("192.0.2.7", 2_000);
    // One in 65,536 shares the counter: of three addresses at least two do not.
    long held =
        java.util.stream.Stream.of("192.0.2.8", "198.51.100.1", "2001:db8::1")
            .filter(address -> passing(address, 1) == 0)
            .count();
    assertThat(held).isLessThan(2);
  }

  @Test
  void aHouseholdWithManyNewAddressesCountsOnce() {
    assertThat(passing("2001:db8:1:1::1", 2_000)).isEqualTo(600);
    assertThat(passing("2001:db8:1:1:ffff::2", 10)).isZero();
  }

  private int passing(String address, int times) {
    int passed = 0;
    for (int i = 0; i < times; i++) {
      if (turnstile.lets(InetAddress.ofLiteral(address).getAddress())) {
        passed++;
      }
    }
    return passed;
  }
}
