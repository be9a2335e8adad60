package org.porchlight.study.access;

import java.util.Optional;

/**
 * Hashes passwords with Argon2id (19 MiB, 2 passes, 1 lane) and knows which ones are refused:
 * length and a list of common ones, no rules of composition.
 */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Passwords {
  /** Characters, at least. */
  public static final int SHORTEST = 12;

  /** Characters, at most; longer ones would let anybody keep the processor busy. */
  public static final int LONGEST = 128;

  /** Why a password is refused. */
  public enum Objection {
    /** Fewer than {@link #SHORTEST} characters. */
    TOO_SHORT,
    /** More than {@link #LONGEST} characters. */
    TOO_LONG,
    /** On the list of common ones, or little more than one of them, or than the sign-in name. */
    COMMON
  }

  /** What speaks against a password for this sign-in name; empty when nothing does. */
  public Optional<Objection> objection(String password, String login) {
    throw new UnsupportedOperationException();
  }

  /** The hash to keep, with its own salt and parameters inside; about a tenth of a second. */
  public String hash(String password) {
    throw new UnsupportedOperationException();
  }

  /** Whether the password gave this hash. */
  public boolean matches(String password, String hash) {
    throw new UnsupportedOperationException();
  }
}
