package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.AreaLayer;
import org.porchlight.records.Town;

/** Layers as files draw them, each through a small city folder. */
class AreaFilesTest {
  /** A square mile or so of feet around the origin of the zone, and its system. */
  private static final String FEET =
      "PROJCS[\"NC\",GEOGCS[\"G\",DATUM[\"D_North_American_1983\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],PARAMETER[\"False_Easting\",2000000.002616666],PARAMETER[\"Central_Meridian\",-79.0],PARAMETER[\"Standard_Parallel_1\",34.33333333333334],PARAMETER[\"Standard_Parallel_2\",36.16666666666666],PARAMETER[\"Latitude_Of_Origin\",33.75],UNIT[\"Foot_US\",0.3048006096012192]]";

  @TempDir Path root;

  private Town town(String file, String more) {
    return Town.in(root)
        .with(
            "areas/districts.yaml",
            """
            name: {en: Districts, es: Distritos}
            singular: {en: district, es: distrito}
            detail: district
            file: %s
            id-property: id
            %s"""
                .formatted(file, more));
  }

  private LayerShapes read(Town town) throws IOException {
    return Objects.requireNonNull(
        new AreaFiles(town.city(), Optional.of(town.inbox()), root.resolve("kept"))
            .read()
            .get("districts"));
  }

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String feature(String id, String rings) {
    return "{\"properties\":{\"id\":%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}"
        .formatted(id, rings);
  }

  private static String square(double x, double y, double side) {
    return "[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]"
        .formatted(x, y, x + side, y + side);
  }

  private static List<String> messages(LayerShapes layer) {
    AreaLayer settings = layer.layer();
    return layer.findings().stream().map(finding -> finding.message(settings)).toList();
  }

  @Test
  void aGoodLayerHasNothingToMend() throws IOException {
    Town town =
        town("d.geojson", "")
            .received(
                "d.geojson",
                collection(feature("\"a\"", square(0, 0, 1)), feature("\"b\"", square(1, 0, 1))));
    assertThat(messages(read(town))).isEmpty();
  }

  @Test
  void whatHadToBeRepairedOrLeftOutIsToldWithItsLayer() throws IOException {
    String bowtie = "[[0,0],[1,1],[1,0],[0,1],[0,0]]";
    String open = "[[2,0],[3,0],[3,1],[2,1]]";
    Town town =
        town("d.geojson", "")
            .received(
                "d.geojson",
                collection(
                    feature("\"a\"", bowtie),
                    feature("\"b\"", open),
                    feature("\"c\"", square(4, 0, 1)),
                    feature("null", square(6, 0, 1)),
                    feature("\"e\"", "[[8,0],[8,1]]"),
                    "{\"properties\":{\"id\":\"f\"},\"geometry\":null}"));
    LayerShapes layer = read(town);
    assertThat(messages(layer))
        .containsExactly(
            "areas/districts.yaml: 2 areas of d.geojson had rings that cross themselves, are open or run the wrong way; they were repaired. Ask the file's source to mend them. [PL-PLACE-002]",
            "areas/districts.yaml: 3 features of d.geojson had no 'id' or no shape, and were left out. [PL-PLACE-003]");
    assertThat(layer.firstAt(0.1, 0.5)).isZero();
    assertThat(layer.firstAt(0.5, 0.1)).as("outside of the bow").isEqualTo(-1);
    assertThat(layer.firstAt(2.5, 0.5)).isEqualTo(1);
  }

  @Test
  void areasThatOverlapALotAreToldUnlessTheyMay() throws IOException {
    String file =
        collection(
            feature("\"a\"", square(0, 0, 1)),
            feature("\"b\"", square(0.5, 0, 1)),
            feature("\"c\"", square(1.49, 0, 1)));
    Town town = town("d.geojson", "").received("d.geojson", file);
    assertThat(messages(read(town)))
        .singleElement()
        .asString()
        .startsWith("areas/districts.yaml: 2 areas of d.geojson lie in others")
        .contains("overlapping: true");
    town("d.geojson", "overlapping: true\n").received("d.geojson", file);
    assertThat(messages(read(town))).isEmpty();
  }

  @Test
  void projectedGeoJsonIsReadByItsOwnWordOrByTheSetting() throws IOException {
    String features = "\"features\":[" + feature("\"a\"", square(2_000_000, 0, 5280)) + "]}";
    Town town =
        town("d.geojson", "")
            .received(
                "d.geojson",
                "{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2264\"}},"
                    + features);
    LayerShapes layer = read(town);
    assertThat(layer.firstAt(-78.995, 33.755)).isZero();
    assertThat(layer.firstAt(-79.005, 33.755)).isEqualTo(-1);
    assertThat(messages(layer))
        .containsExactly("areas/districts.yaml: d.geojson was turned into degrees from EPSG:2264.");
    town("d.geojson", "").received("d.geojson", "{" + features);
    assertThatThrownBy(() -> read(town))
        .hasMessageContaining("is not drawn in degrees")
        .hasMessageContaining("Set crs");
    town("d.geojson", "crs: EPSG:2264\n");
    assertThat(read(town).firstAt(-78.995, 33.755)).isZero();
    town("d.geojson", "crs: EPSG:22640\n");
    assertThatThrownBy(() -> read(town))
        .hasMessageContaining("areas/districts.yaml")
        .hasMessageContaining("is not in the table of systems");
  }

  @Test
  void aShapefileIsReadWithItsPartsBesideItOrInOneZip() throws IOException {
    // "b" is a ring within a ring within a ring: an island in a lake.
    List<List<double[]>> shapes =
        List.of(
            List.of(clockwise(2_000_000, 0, 5000)),
            List.of(
                clockwise(2_010_000, 0, 9000),
                counter(2_011_000, 1000, 7000),
                clockwise(2_012_000, 2000, 5000)));
    Town town =
        town("d.shp", "")
            .received("d.shp", shp(shapes))
            .received("d.dbf", dbf("a", "b"))
            .received("d.PRJ", FEET);
    checkShapefile(read(town));
    new AreaFiles(town.city(), Optional.of(town.inbox()), root.resolve("kept")).keep();
    Files.delete(town.inbox().resolve("d.shp"));
    checkShapefile(read(town));

    var zip = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(zip)) {
      Map<String, byte[]> parts =
          Map.of(
              "x/d.shp",
              shp(shapes),
              "x/d.dbf",
              dbf("a", "b"),
              "x/d.prj",
              FEET.getBytes(StandardCharsets.UTF_8),
              "__MACOSX/d.shp",
              new byte[4]);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getValue());
      }
    }
    checkShapefile(read(town("d.zip", "").received("d.zip", zip.toByteArray())));
  }

  private static void checkShapefile(LayerShapes layer) {
    assertThat(layer.areas().stream().map(AreaShape::key)).containsExactly("a", "b");
    double[] degrees = new double[2];
    Projection feet = Projection.of("EPSG:2264", "test");
    int[] expected = {0, 1, -1, 1, -1};
    double[][] points = {
      {2_002_500, 2500}, {2_010_500, 4500}, {2_011_500, 4500}, {2_014_500, 4500}, {2_025_000, 0}
    };
    for (int i = 0; i < points.length; i++) {
      feet.toDegrees(points[i][0], points[i][1], degrees);
      assertThat(layer.firstAt(degrees[0], degrees[1])).as("point %d", i).isEqualTo(expected[i]);
    }
    assertThat(layer.areas().getFirst().geometry().getEnvelopeInternal().getMinX())
        .isCloseTo(-79, within(1e-6));
  }

  @Test
  void aShapefileThatIsCutOrLacksAPartIsAProblem() throws IOException {
    byte[] whole = shp(List.of(List.of(clockwise(0, 0, 1))));
    Town town = town("d.shp", "").received("d.shp", whole);
    assertThatThrownBy(() -> read(town)).hasMessageContaining("ends in .dbf is not there");
    town.received("d.dbf", dbf("a"));
    assertThat(read(town).areas()).hasSize(1);
    for (int length : new int[] {0, 50, 104, 120, whole.length - 8}) {
      town.received("d.shp", java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> read(town))
          .isInstanceOf(org.porchlight.city.ProblemsException.class);
    }
    town.received("d.shp", whole).received("d.dbf", new byte[40]);
    assertThatThrownBy(() -> read(town)).isInstanceOf(org.porchlight.city.ProblemsException.class);
    town("d.zip", "").received("d.zip", new byte[] {'P', 'K', 3, 4, 9});
    assertThatThrownBy(() -> read(town)).hasMessageContaining("ends in .shp is not there");
  }

  private static double[] clockwise(double x, double y, double side) {
    return new double[] {x, y, x, y + side, x + side, y + side, x + side, y, x, y};
  }

  private static double[] counter(double x, double y, double side) {
    return new double[] {x, y, x + side, y, x + side, y + side, x, y + side, x, y};
  }

  private static byte[] shp(List<List<double[]>> shapes) {
    ByteBuffer out = ByteBuffer.allocate(10_000);
    out.putInt(0, 9994).position(100);
    int number = 1;
    for (List<double[]> rings : shapes) {
      int points = rings.stream().mapToInt(ring -> ring.length / 2).sum();
      int bytes = 44 + 4 * rings.size() + 16 * points;
      out.order(ByteOrder.BIG_ENDIAN).putInt(number++).putInt(bytes / 2);
      out.order(ByteOrder.LITTLE_ENDIAN).putInt(5);
      for (int i = 0; i < 4; i++) {
        out.putDouble(0);
      }
      out.putInt(rings.size()).putInt(points);
      int start = 0;
      for (double[] ring : rings) {
        out.putInt(start);
        start += ring.length / 2;
      }
      for (double[] ring : rings) {
        for (double value : ring) {
          out.putDouble(value);
        }
      }
    }
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] dbf(String... ids) {
    ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    out.put(0, (byte) 3).putInt(4, ids.length).putShort(8, (short) 65).putShort(10, (short) 9);
    out.position(32);
    out.put("id".getBytes(StandardCharsets.US_ASCII))
        .put(32 + 11, (byte) 'C')
        .put(32 + 16, (byte) 8);
    out.put(64, (byte) 0x0d).position(65);
    for (String id : ids) {
      out.put((" " + id + " ".repeat(8 - id.length())).getBytes(StandardCharsets.US_ASCII));
    }
    return java.util.Arrays.copyOf(out.array(), out.position());
  }
}
