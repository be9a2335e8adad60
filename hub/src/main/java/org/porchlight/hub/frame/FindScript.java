package org.porchlight.hub.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The one script of the hub: it finds an address without sending it anywhere. */
final class FindScript {
  static final byte[] BYTES = read();

  /** Changes with the content, so that browsers may keep it for ever. */
  static final String ADDRESS = "/find-%s.js".formatted(hash());

  private FindScript() {}

  private static byte[] read() {
    try (InputStream script = FindScript.class.getResourceAsStream("find.js")) {
      if (script == null) {
        throw new IllegalStateException("find.js is missing from the jar; build it again");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^\\s*//.*\\R", "")
          .replaceAll("(?m)^\\s+", "")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("find.js cannot be read from the jar", e);
    }
  }

  private static String hash() {
    CRC32 crc = new CRC32();
    crc.update(BYTES);
    return Long.toHexString(crc.getValue());
  }
}
