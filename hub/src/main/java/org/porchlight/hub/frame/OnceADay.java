package org.porchlight.hub.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets each network address speak for one thing once a day. What is kept is a hash under a key that
 * is thrown away with the day; with very many of them kept, all further ones count as seen.
 */
public final class OnceADay {
  private static final int MOST_KEPT = 200_000;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Set<Long> seen = new HashSet<>();
  private LocalDate day = LocalDate.MIN;
  private byte[] key = new byte[0];

  /** Nobody has spoken yet. */
  public OnceADay(Clock clock) {
    this.clock = clock;
  }

  /** Whether this address has not spoken for this today. */
  public synchronized boolean isFirst(byte[] visitor, String about) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      seen.clear();
      key = new byte[32];
      random.nextBytes(key);
    }
    return seen.size() < MOST_KEPT && seen.add(hash(visitor, about));
  }

  private long hash(byte[] visitor, String about) {
    // Whoever has one address of the newer kind has 2^64: they count as one.
    byte[] whose = visitor.length == 16 ? Arrays.copyOf(visitor, 8) : visitor;
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(about.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return ByteBuffer.wrap(mac.doFinal(whose)).getLong();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
