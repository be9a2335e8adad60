package org.porchlight.linkage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that partners share so that the same name is encoded the same. Whoever links must not
 * have it: with the key, any encoding of a name can be found by trying names. Never printed.
 */
public final class EncodingKey {
  /** Fewer characters could be guessed. */
  public static final int FEWEST_CHARACTERS = 32;

  private static final int FEWEST_DIFFERENT = 8;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  private EncodingKey(Mac mac) {
    this.mac = mac;
  }

  /**
   * The key that a text stands for; white space at its ends is left out.
   *
   * @param secret at least 32 characters drawn by chance, such as 64 hexadecimal digits
   */
  public static EncodingKey of(String secret) {
    String text = secret.strip();
    if (text.length() < FEWEST_CHARACTERS || text.chars().distinct().count() < FEWEST_DIFFERENT) {
      throw new UnusableInputException(
          List.of(
              "The key has fewer than %d characters, or nearly all of them are the same; draw one by chance, for example with: openssl rand -hex 32"
                  .formatted(FEWEST_CHARACTERS)));
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return new EncodingKey(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  /**
   * Ten hexadecimal digits that two files share only where they were encoded with the same key in
   * the same way. They say nothing else about the key.
   */
  String check(String way) {
    return HexFormat.of().formatHex(digest("check " + way, 0), 0, 5);
  }

  /** 32 bytes that only who has the key can work out. */
  byte[] digest(String text, int counter) {
    Mac own;
    try {
      own = (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this Java's " + ALGORITHM + " cannot be used twice", e);
    }
    own.update(ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
    return own.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EncodingKey key
        && MessageDigest.isEqual(digest("equals", 0), key.digest("equals", 0));
  }

  @Override
  public int hashCode() {
    return ByteBuffer.wrap(digest("equals", 0)).getInt();
  }

  @Override
  public String toString() {
    return "EncodingKey[secret]";
  }
}
