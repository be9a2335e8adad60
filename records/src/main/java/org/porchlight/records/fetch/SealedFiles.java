package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Files that hold records at rest, which nobody without the lake's key can read. */
public interface SealedFiles {
  /**
   * A stream that encrypts into a new file and forces it to disk when closed.
   *
   * @param purpose what the file is and whose, as {@code fetch/crimes/page-000001}; it must be
   *     named again to read the file
   */
  OutputStream writer(Path file, String purpose) throws IOException;

  /** The file's content; throws, now or while reading, when it was changed or cut. */
  InputStream reader(Path file, String purpose) throws IOException;
}
