package org.porchlight.records.custody;

import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;

/**
 * The rows of a file but some.
 *
 * @param out which rows are left out
 * @param left hears their numbers
 */
record Without(RowSource rows, Predicate<RawRow> out, LongConsumer left) implements RowSource {
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
          if (out.test(row)) {
            left.accept(number);
          } else {
            visitor.row(number, row, bytes);
          }
        });
  }
}
