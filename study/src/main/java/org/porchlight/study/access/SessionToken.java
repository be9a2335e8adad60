package org.porchlight.study.access;

/**
 * What a browser shows to prove that it signed in: 256 random bits. The database keeps only a hash
 * of it, so a stolen copy of the tables opens no session.
 */
public final class SessionToken {
  private final String text;

  private SessionToken(String text) {
    this.text = text;
  }

  /** As it stood in a cookie; anything is accepted here, and what is no token opens nothing. */
  public static SessionToken of(String text) {
    return new SessionToken(text);
  }

  /** For the cookie and nothing else: 43 characters, letters, digits, {@code -} and {@code _}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return "[session]";
  }
}
