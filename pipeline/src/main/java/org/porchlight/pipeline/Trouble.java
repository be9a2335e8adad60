package org.porchlight.pipeline;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.BrokenSealException;

/** Turns a failure of disk or folder into what the operator can do about it. */
final class Trouble {
  private Trouble() {}

  static ProblemsException of(String where, IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenSealException broken) {
        return new ProblemsException("lake", String.valueOf(broken.getMessage()), "PL-LAKE-007");
      }
      String reason =
          cause instanceof FileSystemException failed && failed.getReason() != null
              ? failed.getReason()
              : String.valueOf(cause.getMessage());
      if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
        return new ProblemsException(
            where,
            "the disk is full; nothing was published. Make room and run again.",
            "PL-LAKE-004");
      }
    }
    return new ProblemsException(
        where,
        "the data home cannot be read or written (%s). Check the folder's permissions."
            .formatted(e.getClass().getSimpleName()),
        "PL-LAKE-008");
  }
}
