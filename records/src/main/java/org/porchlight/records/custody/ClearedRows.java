package org.porchlight.records.custody;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;

/**
 * What is left of a file as received after rows were taken out of it: CSV in UTF-8, the texts of
 * the file under its columns. The first column has the row's number in the file as it came, so that
 * whatever speaks of a row still finds it; its heading is the file's coordinate system.
 */
public final class ClearedRows implements RowSource {
  private static final String NO_CRS = "@row";

  private final RowSource rows;

  private ClearedRows(RowSource rows) {
    this.rows = rows;
  }

  /** Opens such a file. */
  public static RowSource open(Path file) throws IOException {
    return new ClearedRows(RowSource.open(file, Source.Connector.CSV, Source.Layout.PLAIN));
  }

  /** Writes the rows of a file in this form; the stream is closed. */
  public static void write(RowSource rows, OutputStream out) throws IOException {
    try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      String crs = rows.crs();
      writer.write(CsvText.cell(crs == null ? NO_CRS : crs));
      for (String column : rows.columns()) {
        writer.write(',');
        writer.write(CsvText.cell(column));
      }
      writer.write("\r\n");
      rows.forEach(
          (number, row, _) -> {
            writer.write(Long.toString(number));
            for (int i = 0; i < row.size(); i++) {
              writer.write(',');
              writer.write(CsvText.cell(row.text(i)));
            }
            writer.write("\r\n");
          });
    }
  }

  @Override
  public List<String> columns() {
    return rows.columns().subList(1, rows.columns().size());
  }

  @Override
  public @Nullable String crs() {
    String heading = rows.columns().getFirst();
    return heading.equals(NO_CRS) ? null : heading;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    rows.forEach(
        (_, row, bytes) -> visitor.row(Long.parseLong(row.text(0)), new WithoutNumber(row), bytes));
  }

  /** A row without the cell that numbers it. */
  private record WithoutNumber(RawRow row) implements RawRow {
    @Override
    public int size() {
      return row.size() - 1;
    }

    @Override
    public String text(int column) {
      return row.text(column + 1);
    }
  }
}
