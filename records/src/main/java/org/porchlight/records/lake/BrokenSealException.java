package org.porchlight.records.lake;

import java.io.IOException;
import java.io.Serial;

/** A file of the lake is not what was once written there. */
public final class BrokenSealException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  BrokenSealException(String file, String what) {
    super("%s %s. Restore it from a backup, or import its source again.".formatted(file, what));
  }
}
