package org.porchlight.records.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256, in small hexadecimal digits. */
public final class Fingerprint {
  private Fingerprint() {}

  /** Of several words; a missing one is a word too. */
  public static String of(@Nullable Object... words) {
    String joined = String.join("\n", Arrays.stream(words).map(String::valueOf).toList());
    return HexFormat.of().formatHex(digest().digest(joined.getBytes(StandardCharsets.UTF_8)));
  }

  /** Of everything a stream has left. */
  public static String of(InputStream in) throws IOException {
    return ofCopy(in, OutputStream.nullOutputStream());
  }

  /** Of everything a stream has left, which is written on to another. */
  public static String ofCopy(InputStream in, OutputStream out) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[1 << 16];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
