package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import org.porchlight.records.Town;

class CsvRowsTest extends RowSourceContract {
  @Override
  String twoRows() {
    return "id,words\r\n 1 ,\"Ana, \"\"B\"\"\nC\"\r\n2,\r\n";
  }

  @Override
  String cutOff() {
    // Longer than the reader's buffer: a quote that is opened and never closed.
    return "id,words\n1,a\n2,\"ZZCANARY" + "x".repeat(20 << 20);
  }

  @Override
  RowSource open(Path file) throws IOException {
    return CsvRows.open(file, Town.in(file.resolveSibling("town")).city().source("reports"));
  }
}
