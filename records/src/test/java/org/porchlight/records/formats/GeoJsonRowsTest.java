package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GeoJsonRowsTest extends RowSourceContract {
  @Override
  String twoRows() {
    return """
        {"type": "FeatureCollection", "crs": {"type": "name"}, "features": [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-78.9, 35.9, 120]},
         "properties": {"id": 1, "words": " Ana, \\"B\\"\\nC ", "more": {"deep": [1, 2]}}},
        {"type": "Feature", "properties": {"id": 2, "words": null, "late": true}, "geometry": null}]}
        """;
  }

  @Override
  String cutOff() {
    return twoRows().substring(0, twoRows().indexOf("null, \"late\"")) + "\"ZZCANARY";
  }

  @Override
  RowSource open(Path file) throws IOException {
    return GeoJsonRows.open(file);
  }

  @Test
  void propertiesAndPointsAreColumnsEvenIfTheyComeLate() throws IOException {
    RowSource source = open(Files.writeString(folder.resolve("f"), twoRows()));
    assertThat(source.columns())
        .containsExactly("geometry.longitude", "geometry.latitude", "id", "words", "more", "late");
    StringBuilder text = new StringBuilder();
    source.forEach(
        (number, row, bytes) -> {
          for (int i = 0; i < row.size(); i++) {
            text.append(i == 3 ? "" : row.text(i)).append('|');
          }
          text.append('\n');
        });
    assertThat(text.toString()).isEqualTo("-78.9|35.9|1||||\n||2|||true|\n");
  }

  @Test
  void jsonOfAnotherKindIsRefused() throws IOException {
    for (String other : new String[] {"[1]", "{\"features\": 3}", "{}"}) {
      Path file = Files.writeString(folder.resolve("other"), other);
      assertThatThrownBy(() -> open(file)).hasMessageContaining("not GeoJSON");
    }
  }
}
