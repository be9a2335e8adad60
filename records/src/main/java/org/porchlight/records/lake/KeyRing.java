package org.porchlight.records.lake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The keys that open the files of a lake: one, or two while files move from an old one to a new
 * one. A key's name is drawn from it by a one-way function and tells nothing of it.
 */
final class KeyRing {
  static final int ID_BYTES = 8;

  private final List<SecretKey> keys;
  private final List<byte[]> ids;

  /** A ring of these keys, oldest first; the last one seals. */
  KeyRing(List<SecretKey> keys) {
    this.keys = List.copyOf(keys);
    this.ids = this.keys.stream().map(KeyRing::id).toList();
  }

  private static byte[] id(SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] name = mac.doFinal("porchlight lake key".getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(name, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
    }
  }

  SecretKey newest() {
    return keys.getLast();
  }

  byte[] newestId() {
    return ids.getLast().clone();
  }

  /** The key of files that name none. */
  SecretKey oldest() {
    return keys.getFirst();
  }

  Optional<SecretKey> find(byte[] id) {
    for (int i = 0; i < ids.size(); i++) {
      if (Arrays.equals(ids.get(i), id)) {
        return Optional.of(keys.get(i));
      }
    }
    return Optional.empty();
  }
}
