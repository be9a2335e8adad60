package org.porchlight.hub.frame;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets each network address ask so often and no oftener. No address is kept: a hash under a key
 * that ends with the process chooses one of a fixed number of counters, so memory has a bound too.
 * Two addresses may share a counter; with 65,536 of them that is rare and costs only patience.
 */
public final class Turnstile {
  private static final int COUNTERS = 1 << 16;

  /** For each counter the moment at which it will have forgotten everything. */
  private final AtomicLongArray calmAt = new AtomicLongArray(COUNTERS);

  private final LongSupplier clock;
  private final long burst;

  /** Nanoseconds after which one more is let through. */
  private final long refill;

  private final SecretKeySpec key;

  /**
   * A turnstile.
   *
   * @param clock nanoseconds since a moment of its own
   * @param burst how many are let through at once after a pause
   * @param refill after how long one more is
   */
  public Turnstile(LongSupplier clock, int burst, Duration refill) {
    this.clock = clock;
    this.burst = burst;
    this.refill = refill.toNanos();
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
    long now = clock.getAsLong();
    for (int i = 0; i < COUNTERS; i++) {
      calmAt.set(i, now);
    }
  }

  /** Whether this address (4 or 16 bytes) may ask now. */
  public boolean lets(byte[] address) {
    int counter = counter(address);
    while (true) {
      long now = clock.getAsLong();
      long before = calmAt.get(counter);
      long next = (before - now > 0 ? before : now) + refill;
      if (next - now > burst * refill) {
        return false;
      }
      if (calmAt.compareAndSet(counter, before, next)) {
        return true;
      }
    }
  }

  private int counter(byte[] address) {
    // Whoever has one address of the newer kind has 2^64: they count as one.
    byte[] whose = address.length == 16 ? Arrays.copyOf(address, 8) : address;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(whose);
      return ((hash[0] & 0xff) << 8 | (hash[1] & 0xff)) & (COUNTERS - 1);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
