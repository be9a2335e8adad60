package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class FeatureRowsTest extends TextSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.bytes(Samples.GEOJSON);
  }

  @Override
  byte[] cutOff() {
    String text = Samples.GEOJSON;
    return Samples.bytes(text.substring(0, text.indexOf("null, \"late\"")) + "\"ZZCANARY");
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.GEOJSON;
  }

  @Test
  void propertiesAndPointsAreColumnsEvenIfTheyComeLate() throws IOException {
    RowSource source = open(twoRows());
    assertThat(source.columns())
        .containsExactly(
            "geometry.longitude",
            "geometry.latitude",
            "geometry.type",
            "id",
            "words",
            "more.deep",
            "late");
    assertThat(cells(source))
        .containsExactly("2: -78.9|35.9|Point|1|Ana, \"B\"\nC|[1,2]|", "3: |||2|||true");
    assertThat(source.crs()).isEqualTo("EPSG:4326");
  }

  @Test
  void featuresOnLinesOfTheirOwnAreRead() throws IOException {
    String lines =
        """
        {"type":"Feature","properties":{"id":1},"geometry":{"type":"MultiPoint","coordinates":[[1,2]]}}
        {"type":"Feature","properties":{"id":2},"geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}}
        """;
    assertThat(cells(open(lines, layout())))
        .containsExactly("2: 1|2|MultiPoint|1", "3: ||MultiPoint|2");
  }

  @Test
  void shapesThatAreNoPointsHaveATypeOnly() throws IOException {
    String areas =
        """
        {"type":"FeatureCollection","note":{"features":[1]},"features":[{"type":"Feature","properties":{"geometry.type":"mine"},
         "geometry":{"coordinates":[[[1,2],[3,4],[1,2]]],"type":"Polygon"}}]}
        """;
    RowSource source = open(areas, layout());
    assertThat(source.columns()).containsExactly("geometry.type", "geometry.type (2)");
    assertThat(cells(source)).containsExactly("2: Polygon|mine");
    assertThat(source.crs()).isNull();
  }

  @Test
  void anEmptyCollectionPromisesPoints() throws IOException {
    RowSource source = open("{\"type\":\"FeatureCollection\",\"features\":[]}", layout());
    assertThat(source.columns())
        .containsExactly("geometry.longitude", "geometry.latitude", "geometry.type");
  }

  @Test
  void jsonOfAnotherKindIsRefused() {
    for (String other : new String[] {"[1]", "{\"features\": 3}", "{}"}) {
      assertThatThrownBy(() -> open(other, layout())).hasMessageContaining("not GeoJSON");
    }
  }

  @Test
  void jsonNestedWithoutEndIsRefused() {
    String deep = "{\"features\":[{\"properties\":{\"a\":" + "[".repeat(100_000) + "}}]}";
    assertThatThrownBy(() -> open(deep, layout())).hasMessageContaining("PL-IMPORT-025");
  }
}
