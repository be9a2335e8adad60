package org.porchlight.study.access;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane) and knows which ones are refused:
 * length and a list of common ones, no rules of composition.
 */
public final class Passwords {
  /** Characters, at least. */
  public static final int SHORTEST = 12;

  /** Characters, at most; longer ones would let anybody keep the processor busy. */
  public static final int LONGEST = 128;

  private final SecureRandom chance;

  /**
   * Passwords of a study.
   *
   * @param chance where salts come from
   */
  public Passwords(SecureRandom chance) {
    this.chance = chance;
  }

  /** Why a password is refused. */
  public enum Objection {
    /** Fewer than {@link #SHORTEST} characters. */
    TOO_SHORT,
    /** More than {@link #LONGEST} characters. */
    TOO_LONG,
    /** Made of common words, digits and signs only, of the sign-in name, or of few characters. */
    COMMON
  }

  /** What speaks against a password for this sign-in name; empty when nothing does. */
  public Optional<Objection> objection(String password, String login) {
    int characters = password.codePointCount(0, password.length());
    if (characters < SHORTEST) {
      return Optional.of(Objection.TOO_SHORT);
    }
    if (characters > LONGEST) {
      return Optional.of(Objection.TOO_LONG);
    }
    return CommonPasswords.areAllOf(password, login.toLowerCase(Locale.ROOT))
        ? Optional.of(Objection.COMMON)
        : Optional.empty();
  }

  /** The hash to keep, with its own salt and parameters inside; about a tenth of a second. */
  public String hash(String password) {
    return Argon2.hash(password, chance);
  }

  /** Whether the password gave this hash. */
  public boolean matches(String password, String hash) {
    return Argon2.matches(password, hash);
  }

  /** The hash, unless {@link #objection} has one. */
  String accepted(String password, String login) {
    Optional<Objection> objection = objection(password, login);
    if (objection.isPresent()) {
      throw new IllegalArgumentException(
          "the password is refused (%s); passwords have %d to %d characters and are no common words"
              .formatted(objection.get(), SHORTEST, LONGEST));
    }
    return hash(password);
  }
}
