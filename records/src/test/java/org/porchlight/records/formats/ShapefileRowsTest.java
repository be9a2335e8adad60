package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class ShapefileRowsTest extends RowSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.shapefile();
  }

  @Override
  byte[] cutOff() {
    return Samples.shapefile(Samples.DBF_HEADER + Samples.DBF_ROW + 20);
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.SHAPEFILE;
  }

  @Test
  void rowsHaveTheirPointAndTheFileItsCoordinateSystem() throws IOException {
    RowSource source = open(twoRows());
    assertThat(source.columns())
        .containsExactly("geometry.x", "geometry.y", "geometry.type", "id", "words", "on", "flag");
    assertThat(cells(source))
        .containsExactly("2: 2030000.5|812345|Point|1|Ana, \"B\"\nC|2024-08-18|true", "3: |||2|||");
    assertThat(source.crs()).isEqualTo("PROJCS[\"made up feet\"]");
  }

  @Test
  void partsMayLieBesideEachOther() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new java.io.ByteArrayInputStream(twoRows()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(
            folder.resolve(entry.getName().substring(5).toLowerCase(Locale.ROOT)),
            zip.readAllBytes());
      }
    }
    Sniffed sniffed = RowSource.sniff(folder.resolve("calls.shp"));
    assertThat(sniffed.connector()).isEqualTo(Source.Connector.SHAPEFILE);
    assertThat(rows(sniffed.rows())).hasSize(2);
  }

  @Test
  void aMissingPartIsNamed() {
    assertThatThrownBy(() -> open(Samples.zip(Map.of("a.shp", new byte[100]))))
        .hasMessageContaining("has no .dbf file");
  }
}
