package org.porchlight.release;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a table's CSV file once more as Parquet, which this library cannot do by itself. */
@FunctionalInterface
public interface ParquetCopy {
  /**
   * Writes the same rows.
   *
   * @param csv a file of a release: a line of names, then rows; {@code value}, {@code base} and
   *     {@code margin} are whole numbers or empty, all else text
   * @param parquet the file to write
   * @throws IOException when it cannot be written
   */
  void write(Path csv, Path parquet) throws IOException;
}
