package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class ArcGisRowsTest extends TextSourceContract {
  @Override
  byte[] twoRows() {
    // The contract counts 1 as the first id; here the first is a large one with a power of ten.
    return Samples.bytes(Samples.ARCGIS.replace("6.4579816E7", "1.0E0"));
  }

  @Override
  byte[] cutOff() {
    String text = Samples.ARCGIS;
    return Samples.bytes(text.substring(0, text.indexOf("null}")) + "\"ZZCANARY");
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.ARCGIS;
  }

  @Test
  void pagesAreReadAsOneTableWithWholeIdsAndNoPowersOfTen() throws IOException {
    RowSource source = open(Samples.ARCGIS, layout());
    assertThat(source.columns())
        .containsExactly("geometry.x", "geometry.y", "geometry.type", "id", "never", "words", "at");
    assertThat(cells(source))
        .containsExactly(
            "2: 2030000.5|812345|Point|64579816||Ana, \"B\"\nC|1618033988000", "3: |||2|||");
    assertThat(source.crs()).isEqualTo("EPSG:2264");
  }

  @Test
  void oneAnswerAListOfFeaturesAndAWrappedAnswerAreReadAlike() throws IOException {
    String features = "[{\"attributes\":{\"id\":5},\"geometry\":{\"rings\":[[[1,2]]]}}]";
    for (String text :
        new String[] {
          features,
          "{\"features\":%s}".formatted(features),
          "{\"data\":{\"features\":%s}}".formatted(features)
        }) {
      assertThat(cells(open(text, layout()))).containsExactly("2: Polygon|5");
    }
  }

  @Test
  void aTableHasNoGeometryAndKeepsItsColumnsWhenEmpty() throws IOException {
    String table = "{\"fields\":[{\"name\":\"id\",\"type\":\"esriFieldTypeOID\"}],\"features\":[]}";
    assertThat(open(table, layout()).columns()).containsExactly("id");
    String points =
        table.replace("{\"fields\"", "{\"geometryType\":\"esriGeometryPoint\",\"fields\"");
    assertThat(open(points, layout()).columns())
        .containsExactly("geometry.x", "geometry.y", "geometry.type", "id");
  }

  @Test
  void theCoordinateSystemMayBeATextOrBelongToTheLayer() throws IOException {
    String layer =
        "{\"metadata\":{\"extent\":{\"spatialReference\":{\"wkid\":102100}}},\"pages\":[{\"features\":[]}]}";
    assertThat(open(layer, layout()).crs()).isEqualTo("EPSG:3857");
    String words = "{\"spatialReference\":{\"wkt\":\"PROJCS[x]\"},\"features\":[]}";
    assertThat(open(words, layout()).crs()).isEqualTo("PROJCS[x]");
  }

  @Test
  void anErrorIsRefusedWithItsNumberAndNotItsWords() {
    assertThatThrownBy(
            () ->
                open(
                    "{\"error\":{\"code\":498,\"message\":\"ZZCANARY\",\"details\":[]}}", layout()))
        .hasMessageContaining("error (code 498)")
        .hasMessageContaining("PL-IMPORT-024")
        .hasMessageNotContaining("ZZCANARY");
    assertThatThrownBy(() -> open("{\"count\": 30551}", layout()))
        .hasMessageContaining("a count, a list of ids");
  }
}
