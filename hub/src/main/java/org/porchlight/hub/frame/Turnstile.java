package org.porchlight.hub.frame;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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
final class Turnstile {
  private static final int COUNTERS = 1 << 16;

  /** Requests at once after a pause: a page with all it needs, many times over. */
  private static final long BURST = 600;

  /** Nanoseconds after which one more request is allowed: 20 a second for ever. */
  private static final long REFILL = 1_000_000_000L / 20;

  /** For each counter the moment at which it will have forgotten everything. */
  private final AtomicLongArray calmAt = new AtomicLongArray(COUNTERS);

  private final LongSupplier clock;
  private final SecretKeySpec key;

  /**
   * A turnstile.
   *
   * @param clock nanoseconds since a moment of its own
   */
  Turnstile(LongSupplier clock) {
    this.clock = clock;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
    long now = clock.getAsLong();
    for (int i = 0; i < COUNTERS; i++) {
      calmAt.set(i, now);
    }
  }

  /** Whether this address (4 or 16 bytes) may ask now. */
  boolean lets(byte[] address) {
    int counter = counter(address);
    while (true) {
      long now = clock.getAsLong();
      long before = calmAt.get(counter);
      long next = (before - now > 0 ? before : now) + REFILL;
      if (next - now > BURST * REFILL) {
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
