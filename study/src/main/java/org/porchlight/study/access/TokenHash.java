package org.porchlight.study.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What the database keeps of a token: enough to know it again, useless to whoever steals it. */
final class TokenHash {
  private TokenHash() {}

  static byte[] of(SessionToken token) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(token.text().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
