package org.porchlight.records;

import java.io.IOException;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;

/** Stops a file that has more rows than its source may send, before anything of it is seen. */
final class RowLimit implements RowSource.RowVisitor {
  private final String file;
  private final long most;
  private final RowSource.RowVisitor rows;
  private long seen;

  /**
   * Passes rows on.
   *
   * @param file for the message
   */
  RowLimit(Source source, String file, RowSource.RowVisitor rows) {
    this.file = file;
    this.most = source.expects().mostRows();
    this.rows = rows;
  }

  @Override
  public void row(long number, RawRow row, long bytesRead) throws IOException {
    if (++seen > most) {
      throw new ProblemsException(
          "%s:%d".formatted(file, number),
          "the file has more than %,d rows, the most that one delivery of this source may have. Nothing of it was kept. Ask the source for it in parts, or set most-rows where it is lower than %,d."
              .formatted(most, Source.Expects.MOST_ROWS),
          "PL-IMPORT-026");
    }
    rows.row(number, row, bytesRead);
  }
}
