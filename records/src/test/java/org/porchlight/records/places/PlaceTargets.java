package org.porchlight.records.places;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.FuzzTarget;

/** What is read of places: systems of coordinates, addresses, points as text, areas. */
public final class PlaceTargets {
  private static final String FEET =
      "PROJCS[\"made up feet\",GEOGCS[\"a\",DATUM[\"D_North_American_1983\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],"
          + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],"
          + "PARAMETER[\"False_Easting\",2000000.0],PARAMETER[\"Central_Meridian\",-79.0],PARAMETER[\"Standard_Parallel_1\",34.3],"
          + "PARAMETER[\"Standard_Parallel_2\",36.1],PARAMETER[\"Latitude_Of_Origin\",33.75],UNIT[\"Foot_US\",0.3048006096012192]]";

  private PlaceTargets() {}

  /** Each of them. */
  public static List<FuzzTarget> all() {
    return List.of(
        new FuzzTarget(
            "coordinate-system",
            texts(
                FEET, "EPSG:2264", "urn:ogc:def:crs:EPSG::4326", "+proj=utm +zone=17 +datum=NAD83"),
            input -> refusable(() -> project(new String(input, UTF_8)))),
        new FuzzTarget(
            "address",
            texts(
                "1200 BLOCK OF W MAIN ST",
                "MAIN ST / 2ND AVE",
                "100-199 Oak Street, Apt 4",
                "P.O. BOX 12"),
            input -> {
              var _ = Address.of(new String(input, UTF_8));
            }),
        new FuzzTarget(
            "point-text",
            texts("(35.99, -78.9)", "POINT (-78.9 35.99)", "{\"x\": 1}"),
            input -> {
              var _ = PointText.read(new String(input, UTF_8), new double[2]);
            }),
        new FuzzTarget(
            "areas-geojson",
            texts(
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"},\"geometry\":"
                    + "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,4],[4,4],[4,0],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}}]}"),
            input ->
                refusable(
                    () -> {
                      var _ = GeoJson.read(new ByteArrayInputStream(input), "areas.geojson");
                    })),
        new FuzzTarget(
            "areas-shapefile", List.of(parts()), input -> refusable(() -> shapefile(input))));
  }

  private interface Trying {
    void read() throws IOException;
  }

  private static void refusable(Trying trying) throws IOException {
    try {
      trying.read();
    } catch (ProblemsException e) {
      if (!String.valueOf(e.getMessage()).contains("[PL-")) {
        throw e;
      }
    }
  }

  private static List<byte[]> texts(String... texts) {
    return java.util.Arrays.stream(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static void project(String system) {
    Projection projection = Projection.of(system, "calls.prj");
    projection.toDegrees(2030000.5, 812345, new double[2]);
    projection.fromDegrees(-78.9, 35.9, new double[2]);
  }

  /** The first two bytes say how long the shapes are; the table is the rest. */
  private static void shapefile(byte[] input) throws IOException {
    if (input.length < 2) {
      return;
    }
    int end = 2 + Math.min(input.length - 2, ((input[0] & 0xff) << 8) | (input[1] & 0xff));
    var _ =
        Shapefile.read(
            Map.of(
                "shp", java.util.Arrays.copyOfRange(input, 2, end),
                "dbf", java.util.Arrays.copyOfRange(input, end, input.length),
                "prj", "EPSG:4326".getBytes(ISO_8859_1)),
            "areas.shp");
  }

  /** One square and a table of one row. */
  private static byte[] parts() {
    int content = 44 + 4 + 5 * 16;
    var shapes = java.nio.ByteBuffer.allocate(100 + 8 + content);
    shapes.putInt(9994).position(24).putInt((108 + content) / 2);
    shapes.order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5).position(100);
    shapes.order(java.nio.ByteOrder.BIG_ENDIAN).putInt(1).putInt(content / 2);
    shapes.order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(5).position(108 + 36);
    shapes.putInt(1).putInt(5).putInt(0);
    for (double ordinate : new double[] {0, 0, 0, 4, 4, 4, 4, 0, 0, 0}) {
      shapes.putDouble(ordinate);
    }
    var table = java.nio.ByteBuffer.allocate(32 + 32 + 1 + 5);
    table.order(java.nio.ByteOrder.LITTLE_ENDIAN).put((byte) 3).position(4);
    table.putInt(1).putShort((short) 65).putShort((short) 5).position(32);
    table.put("id".getBytes(ISO_8859_1)).position(43).put((byte) 'C').position(48).put((byte) 4);
    table.position(64).put((byte) 0x0d).put(" ab  ".getBytes(ISO_8859_1));
    return java.nio.ByteBuffer.allocate(2 + shapes.capacity() + table.capacity())
        .putShort((short) shapes.capacity())
        .put(shapes.array())
        .put(table.array())
        .array();
  }
}
