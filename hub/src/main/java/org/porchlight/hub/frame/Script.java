package org.porchlight.hub.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/** The scripts of the hub. Every page works without them. */
enum Script {
  /** Finds an address without sending it anywhere. */
  FIND,
  /** Shows a phone in a room the next question by itself. */
  ROOM;

  private final String text;
  private final String address;

  Script() {
    String name = name().toLowerCase(Locale.ROOT);
    text = read(name + ".js");
    address = "/%s-%s.js".formatted(name, hash(bytes()));
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Changes with the content, so that browsers may keep it for ever. */
  String address() {
    return address;
  }

  /** The script at this address. */
  static Optional<Script> at(String address) {
    return Arrays.stream(values()).filter(one -> one.address.equals(address)).findFirst();
  }

  private static String read(String name) {
    try (InputStream script = Script.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is missing from the jar; build it again");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("(?m)^\\s*//.*\\R", "")
          .replaceAll("(?m)^\\s+", "");
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the jar", e);
    }
  }

  private static String hash(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return Long.toHexString(crc.getValue());
  }
}
