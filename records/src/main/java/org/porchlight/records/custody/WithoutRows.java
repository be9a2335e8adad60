package org.porchlight.records.custody;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.formats.RowSource;

/** The rows of a file but those with some numbers. */
record WithoutRows(RowSource rows, Set<Long> out) implements RowSource {
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
          if (!out.contains(number)) {
            visitor.row(number, row, bytes);
          }
        });
  }
}
