package org.porchlight.workspace.sessions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** The one script of the workspace: it keeps a room's screen up to date. */
final class RoomScript {
  static final byte[] BYTES = read();

  /** Changes with the content. */
  static final String ADDRESS = "/room-%s.js".formatted(hash());

  private RoomScript() {}

  private static byte[] read() {
    try (InputStream script = RoomScript.class.getResourceAsStream("room.js")) {
      if (script == null) {
        throw new IllegalStateException("room.js is missing from the jar; build it again");
      }
      return script.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("room.js cannot be read from the jar", e);
    }
  }

  private static String hash() {
    CRC32 crc = new CRC32();
    crc.update(BYTES);
    return Long.toHexString(crc.getValue());
  }
}
