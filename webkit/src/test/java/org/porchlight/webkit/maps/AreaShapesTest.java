package org.porchlight.webkit.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class AreaShapesTest {
  private static final Pattern RING = Pattern.compile("M([^z]*)z");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  /** Reads an area's path data back, ring by ring, as a browser would. */
  private static List<List<Coordinate>> rings(AreaShapes shapes, String id) {
    String path = Optional.ofNullable(shapes.shapes().get(id)).orElseThrow().path();
    List<List<Coordinate>> rings = new ArrayList<>();
    Matcher ring = RING.matcher(path);
    while (ring.find()) {
      List<Coordinate> corners = new ArrayList<>();
      Matcher numbers = NUMBER.matcher(ring.group(1));
      double x = 0;
      double y = 0;
      while (numbers.find()) {
        x += Double.parseDouble(numbers.group());
        assertThat(numbers.find()).isTrue();
        y += Double.parseDouble(numbers.group());
        corners.add(new Coordinate(x, y));
      }
      corners.add(corners.getFirst());
      rings.add(corners);
    }
    return rings;
  }

  private static Geometry geometry(AreaShapes shapes, String id) {
    GeometryFactory factory = new GeometryFactory();
    List<Geometry> polygons = new ArrayList<>();
    for (List<Coordinate> ring : rings(shapes, id)) {
      polygons.add(factory.createPolygon(ring.toArray(Coordinate[]::new)));
    }
    return polygons.size() == 1 ? polygons.getFirst() : factory.buildGeometry(polygons);
  }

  /** If a common border were simplified differently on its two sides, there would be gaps. */
  @ParameterizedTest
  @ValueSource(ints = {2, 40, 230})
  void neighborsKeepTheirCommonBorder(int count) {
    AreaShapes shapes = AreaShapes.read(ExampleAreas.geoJson(count, 7));

    List<Geometry> areas = shapes.ids().stream().map(id -> geometry(shapes, id)).toList();
    double parts = areas.stream().mapToDouble(Geometry::getArea).sum();
    Geometry union = UnaryUnionOp.union(areas);
    assertThat(union.getArea()).isCloseTo(parts, Percentage.withPercentage(0.02));
    assertThat(union.getNumGeometries()).isEqualTo(1);
    // Every side is either common to two areas, corner for corner, or part of the outer border.
    Map<Set<Coordinate>, Integer> uses = new HashMap<>();
    for (String id : shapes.ids()) {
      for (List<Coordinate> ring : rings(shapes, id)) {
        for (int i = 0; i + 1 < ring.size(); i++) {
          uses.merge(Set.of(ring.get(i), ring.get(i + 1)), 1, Integer::sum);
        }
      }
    }
    assertThat(uses.values()).allMatch(times -> times <= 2);
    double outer =
        uses.entrySet().stream()
            .filter(side -> side.getValue() == 1)
            .map(side -> List.copyOf(side.getKey()))
            .mapToDouble(ends -> ends.getFirst().distance(ends.getLast()))
            .sum();
    assertThat(union.getBoundary().getLength()).isCloseTo(outer, Percentage.withPercentage(0.001));
  }

  @Test
  void cornerInTheMiddleOfANeighborsSideStaysOnIt() {
    // The western area has one long side; two eastern areas meet in its middle.
    byte[] layer =
        ExampleAreas.collection(
            List.of(
                ExampleAreas.polygon("w", "[[[0,0],[1,0],[1.02,2],[0,2],[0,0]]]"),
                ExampleAreas.polygon("se", "[[[1,0],[2,0],[2,1],[1.0101,1.01],[1,0]]]"),
                ExampleAreas.polygon(
                    "ne", "[[[1.0101,1.01],[2,1],[2,2],[1.02,2],[1.0101,1.01]]]")));

    AreaShapes shapes = AreaShapes.read(layer);

    List<Geometry> areas = shapes.ids().stream().map(id -> geometry(shapes, id)).toList();
    double parts = areas.stream().mapToDouble(Geometry::getArea).sum();
    assertThat(UnaryUnionOp.union(areas).getArea())
        .isCloseTo(parts, Percentage.withPercentage(0.0001));
  }

  @Test
  void keepsIslandsAndHolesAndSpecks() {
    byte[] layer =
        ExampleAreas.collection(
            List.of(
                ExampleAreas.polygon(
                    "ring", "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[1,3],[3,3],[3,1],[1,1]]]"),
                ExampleAreas.polygon("middle", "[[[1,1],[3,1],[3,3],[1,3],[1,1]]]"),
                """
                {"type":"Feature","properties":{"id":"islands"},"geometry":{"type":"MultiPolygon","coordinates":
                [[[[5,0],[6,0],[6,1],[5,1],[5,0]]],[[[5,2],[6,2],[6,3],[5,3],[5,2]]]]}}
                """,
                ExampleAreas.polygon("speck", "[[[7,3],[7.00001,3],[7,3.00001],[7,3]]]"),
                """
                {"type":"Feature","properties":{"id":"unknown"},"geometry":null}
                """));

    AreaShapes shapes = AreaShapes.read(layer);

    assertThat(shapes.ids()).containsExactly("ring", "middle", "islands", "speck");
    assertThat(rings(shapes, "ring")).hasSize(2);
    assertThat(rings(shapes, "islands")).hasSize(2);
    assertThat(rings(shapes, "speck").getFirst()).hasSizeGreaterThan(3);
  }

  @Test
  void featuresOfOneIdAreOneAreaWithoutInnerBorders() {
    byte[] layer =
        ExampleAreas.collection(
            List.of(
                ExampleAreas.polygon("d1", "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"),
                ExampleAreas.polygon("d1", "[[[1,0],[2,0],[2,1],[1,1],[1,0]]]")));

    AreaShapes shapes = AreaShapes.read(layer);

    assertThat(shapes.ids()).containsExactly("d1");
    assertThat(rings(shapes, "d1")).hasSize(1);
  }

  @Test
  void northIsUpAndACityIsAsWideAsItIs() {
    // One degree each way at 60 degrees north is half as wide as high.
    byte[] layer =
        ExampleAreas.collection(
            List.of(ExampleAreas.polygon("a", "[[[0,59.5],[1,59.5],[1,60.5],[0,60.5],[0,59.5]]]")));

    Geometry area = geometry(AreaShapes.read(layer), "a");

    double across = area.getEnvelopeInternal().getWidth();
    double down = area.getEnvelopeInternal().getHeight();
    assertThat(across * 2).isCloseTo(down, Percentage.withPercentage(0.5));
  }

  @Test
  void overlappingAreasStillDraw() {
    byte[] layer =
        ExampleAreas.collection(
            List.of(
                ExampleAreas.polygon(
                    "small", "[[[0.2,0.2],[0.8,0.2],[0.8,0.8],[0.2,0.8],[0.2,0.2]]]"),
                ExampleAreas.polygon("large", "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"),
                ExampleAreas.polygon("bow", "[[[0,0],[1,1],[1,0],[0,1],[0,0]]]")));

    AreaShapes shapes = AreaShapes.read(layer);

    assertThat(shapes.drawingOrder().getFirst().getKey()).isEqualTo("large");
    assertThat(shapes.ids()).hasSize(3);
  }

  @Test
  void saysWhatIsWrongWithALayer() {
    assertThatThrownBy(() -> AreaShapes.read("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableAreasException.class)
        .hasMessageContaining("not JSON");
    assertThatThrownBy(() -> AreaShapes.read(ExampleAreas.collection(List.of())))
        .hasMessageContaining("no polygons");
    assertThatThrownBy(
            () ->
                AreaShapes.read(
                    ExampleAreas.collection(List.of("{\"properties\":{},\"geometry\":null}"))))
        .hasMessageContaining("Feature 1")
        .hasMessageContaining("properties.id");
    assertThatThrownBy(
            () ->
                AreaShapes.read(
                    ExampleAreas.collection(
                        List.of(
                            ExampleAreas.polygon(
                                "p", "[[[2000000,800000],[2000001,800000],[2000000,800001]]]")))))
        .hasMessageContaining("Area p")
        .hasMessageContaining("degrees");
  }
}
