package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What went wrong on our side, for whoever mends it: names of exceptions and our own lines of code.
 * Never a message of an exception, because it may quote a value from a record.
 */
record IncidentLog(Path folder) {
  private static final int ID_BYTES = 4;
  private static final int DEEPEST_CAUSE = 10;

  /** An id to tell the operator, and where the details are; empty when they cannot be written. */
  record Incident(String id, Optional<Path> file) {}

  Incident write(String verb, Throwable fault, Instant now) {
    byte[] bytes = new byte[ID_BYTES];
    new SecureRandom().nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    Path file = folder.resolve("incident-" + id + ".txt");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, describe(id, verb, fault, now));
      return new Incident(id, Optional.of(file));
    } catch (IOException e) {
      // The fault itself matters more than that it could not be written down.
      return new Incident(id, Optional.empty());
    }
  }

  static String describe(String id, String verb, Throwable fault, Instant now) {
    StringBuilder text = new StringBuilder("incident %s at %s, verb %s%n".formatted(id, now, verb));
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      text.append(depth == 0 ? "" : "caused by ").append(cause.getClass().getName()).append('\n');
      for (StackTraceElement frame : cause.getStackTrace()) {
        if (frame.getClassName().startsWith("org.porchlight.")) {
          text.append("  at ").append(frame).append('\n');
        }
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}
