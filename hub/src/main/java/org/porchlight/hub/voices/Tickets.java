package org.porchlight.hub.voices;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every form carries a ticket that says when it was made, signed under a key that ends with the
 * process. A program that posts without reading has none, or is too fast; a person notices nothing.
 */
final class Tickets {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int CODE = 10;

  /** Nobody reads the form and writes a sentence faster. */
  private static final Duration SHORTEST = Duration.ofSeconds(2);

  private static final Duration LONGEST = Duration.ofHours(24);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  Tickets(Clock clock) {
    this.clock = clock;
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    this.key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /** What a ticket is worth. */
  sealed interface Checked {
    /** It is good, and only this form has it. */
    record Good(UUID id) implements Checked {}

    /** It is ours, but was made a moment ago. */
    record Early() implements Checked {}

    /** It is none of ours, or too old. */
    record Bad() implements Checked {}
  }

  /** A new ticket, for one form. */
  String issue() {
    String plain = fresh() + "." + clock.instant().getEpochSecond();
    return plain + "." + sign(plain);
  }

  /** A ticket's number by itself, for what is sent without a form of its own. */
  UUID fresh() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  /** What a form sent back. */
  Checked check(String ticket) {
    String[] parts = ticket.split("\\.", -1);
    if (parts.length != 3
        || !MessageDigest.isEqual(
            sign(parts[0] + "." + parts[1]).getBytes(StandardCharsets.UTF_8),
            parts[2].getBytes(StandardCharsets.UTF_8))) {
      return new Checked.Bad();
    }
    Instant made = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    Duration age = Duration.between(made, clock.instant());
    if (age.compareTo(LONGEST) > 0) {
      return new Checked.Bad();
    }
    return age.compareTo(SHORTEST) < 0
        ? new Checked.Early()
        : new Checked.Good(UUID.fromString(parts[0]));
  }

  /** What a sender may ask by: 50 bits of chance. */
  String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** Whether a text may be a code. */
  static Optional<String> code(String text) {
    return text.matches("[" + LETTERS + "]{" + CODE + "}") ? Optional.of(text) : Optional.empty();
  }

  private String sign(String plain) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(plain.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
