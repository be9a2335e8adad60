package org.porchlight.records.custody;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;

/**
 * The rows of a file but some.
 *
 * @param out which rows are left out
 * @param left hears their numbers
 */
record Without(RowSource rows, Out out, LongConsumer left) implements RowSource {
  /** Says of a row whether it is left out. */
  @FunctionalInterface
  interface Out {
    boolean is(long number, RawRow row);
  }

  @Override
  public List<String> columns() {
    return rows.columns();
  }

  @Override
  public @Nullable String crs() {
    return rows.crs();
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    rows.forEach(
        (number, row, bytes) -> {
          if (out.is(number, row)) {
            left.accept(number);
          } else {
            visitor.row(number, row, bytes);
          }
        });
  }
}
