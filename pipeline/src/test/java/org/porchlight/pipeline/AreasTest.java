package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.places.AreaFiles;
import org.porchlight.records.places.AreaShape;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.LocalText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AreasTest {
  @TempDir Path root;

  private Map<String, LayerShapes> read(Village village) throws IOException {
    return new AreaFiles(village.city(), Optional.empty(), root.resolve("kept")).read();
  }

  private LayerShapes read(Village village, String layer) throws IOException {
    return java.util.Objects.requireNonNull(read(village).get(layer), layer);
  }

  @Test
  void idsAreAsciiWordsOnceEachAndNamesAreWhatResidentsSay() throws IOException {
    Village village =
        Village.in(root)
            .with(
                "areas/hamlets.geojson",
                Village.collection(
                    Village.square("Peña / Río", 0, 0, 0.1),
                    Village.square("Pena Rio", 0.2, 0, 0.1),
                    Village.square("unknown", 0.4, 0, 0.1),
                    Village.square("家", 0.6, 0, 0.1)));
    assertThat(read(village, "hamlets").areas().stream().map(AreaShape::id))
        .containsExactly(
            "hamlets:pena-rio", "hamlets:pena-rio-2", "hamlets:unknown-2", "hamlets:area");
    assertThat(read(village, "districts").areas().getFirst().name())
        .isEqualTo(LocalText.of("District 00", "Distrito 00"));
  }

  @Test
  void featuresOfOneIdAreOneAreaAndNamesOfTheCityFolderWin() throws IOException {
    Village village =
        Village.in(root)
            .with(
                "areas/districts.geojson",
                Village.collection(
                    Village.square("D1", 0, 0, 0.5),
                    Village.square("D1", 0.5, 0, 0.5),
                    Village.square("D2", 0, 0.5, 0.5)))
            .with(
                "areas/blocks.yaml",
                "name: B\nsingular: b\ndetail: neighborhood\nfile: blocks.geojson\nid-property: id\n")
            .with(
                "areas/districts.yaml",
                "name: D\nsingular: d\ndetail: district\nfile: districts.geojson\nid-property: id\nnames:\n  D2: {en: The hill, es: El cerro}\n");
    LayerShapes districts = read(village, "districts");
    assertThat(districts.areas()).hasSize(2);
    assertThat(districts.firstAt(0.9, 0.1)).isZero();
    assertThat(districts.areas().get(1).name()).isEqualTo(LocalText.of("The hill", "El cerro"));
    assertThat(districts.firstAt(0.9, 0.9)).isEqualTo(-1);
  }

  @Test
  void aPointOnABorderLiesInTheFirstAreaAndOverlapsInBoth() throws IOException {
    Village village = Village.in(root);
    assertThat(read(village, "districts").at(0.5, 0.5)).containsExactly(0, 1, 2, 3);
    assertThat(read(village, "districts").firstAt(0.5, 0.5)).isZero();
    assertThat(read(village, "hamlets").at(0.4, 0.4)).containsExactly(0, 1);
  }

  @Test
  void aNestedAreaDecidesWhichAreaIsAroundIt() throws IOException {
    Nesting nesting = new Nesting(read(Village.in(root)), Set.of());
    assertThat(nesting.locate(0.6, 0.1)).containsEntry("blocks", 8).containsEntry("districts", 2);
    assertThat(nesting.locate(2, 2)).containsEntry("blocks", -1).containsEntry("districts", -1);
  }

  @Test
  void aLayerThatIsNotNestedAsItSaysIsAProblem() throws IOException {
    Map<String, LayerShapes> layers =
        read(
            Village.in(root)
                .with(
                    "areas/blocks.geojson", Village.collection(Village.square("only", 0, 0, 0.2))));
    assertThatThrownBy(() -> new Nesting(layers, Set.of()))
        .hasMessageContaining("areas/blocks.yaml")
        .hasMessageContaining("none lies in districts:01");
  }

  @Test
  void aMistypedPropertyAndFeetInsteadOfDegreesAreProblems() {
    Village village =
        Village.in(root)
            .with(
                "areas/hamlets.geojson",
                Village.collection(Village.square("a", 2_000_000, 800_000, 500)));
    assertThatThrownBy(() -> read(village)).hasMessageContaining("not drawn in degrees");
    village.with(
        "areas/hamlets.yaml",
        "name: H\nsingular: h\ndetail: neighborhood\nfile: hamlets.geojson\nid-property: idd\n");
    assertThatThrownBy(() -> read(village))
        .hasMessageContaining("has the property 'idd'. Did you mean 'id'?");
    village.with("areas/hamlets.geojson", "{\"features\": [{\"type\"");
    assertThatThrownBy(() -> read(village)).hasMessageContaining("cannot be read as GeoJSON");
  }

  /** A wiggly border between two areas is drawn with fewer points, and as one line. */
  @Test
  void outlinesAreSimplerAndKeepTheirSharedBorders() throws IOException {
    StringBuilder border = new StringBuilder();
    StringBuilder back = new StringBuilder();
    for (int i = 0; i <= 1000; i++) {
      String point = "[%s,%s]".formatted(0.5 + 0.00002 * (i % 2), i / 10_000.0);
      border.append(',').append(point);
      back.insert(0, "," + point);
    }
    String left = "[[0,0]" + border + ",[0,0.1],[0,0]]";
    String right = "[[1,0],[1,0.1]" + back + ",[1,0]]";
    Village village =
        Village.in(root)
            .with(
                "areas/blocks.yaml",
                "name: B\nsingular: b\ndetail: neighborhood\nfile: blocks.geojson\nid-property: id\n")
            .with(
                "areas/blocks.geojson",
                "{\"features\":[%s,%s]}".formatted(feature("a", left), feature("b", right)));
    byte[] bytes = LayerOutlines.of(read(village, "blocks"), true);
    JsonNode json = JsonMapper.builder().build().readTree(bytes);
    assertThat(bytes.length).as("over 30,000 before").isLessThan(8000);
    assertThat(json.path("note").asString()).isEqualTo("made-up data");
    assertThat(json.path("features")).hasSize(2);
    assertThat(json.path("features").get(0).path("properties").path("id").asString())
        .isEqualTo("blocks:a");
    Set<String> inLeft = points(json.path("features").get(0));
    Set<String> inRight = points(json.path("features").get(1));
    inLeft.retainAll(inRight);
    assertThat(inLeft).as("both ends of the border at least").hasSizeGreaterThanOrEqualTo(2);
    assertThat(
            points(json.path("features").get(1)).stream().filter(point -> point.startsWith("0.5")))
        .hasSameElementsAs(inLeft);
  }

  private static String feature(String id, String ring) {
    return "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}"
        .formatted(id, ring);
  }

  private static Set<String> points(JsonNode feature) {
    Set<String> points = new java.util.HashSet<>();
    feature
        .path("geometry")
        .path("coordinates")
        .get(0)
        .get(0)
        .forEach(point -> points.add(point.get(0).asString() + "," + point.get(1).asString()));
    return points;
  }

  @Test
  void coordinatesHaveSixDecimalsAtMost() throws IOException {
    Village village =
        Village.in(root)
            .with(
                "areas/hamlets.geojson",
                Village.collection(Village.square("a", -0.123456789, 0, 0.25)));
    assertThat(
            new String(LayerOutlines.of(read(village, "hamlets"), false), StandardCharsets.UTF_8))
        .contains("[-0.123457,0]")
        .doesNotContain("-0.1234568")
        .doesNotContain("made-up");
  }

  @Test
  void filesOfARunAreKeptForTheNextPublishing() throws IOException {
    Village village = Village.in(root);
    Path inbox = Files.createDirectories(root.resolve("inbox"));
    for (String layer : new String[] {"districts", "blocks", "hamlets"}) {
      Files.move(
          root.resolve("city/areas/" + layer + ".geojson"), inbox.resolve(layer + ".geojson"));
    }
    Path kept = root.resolve("kept");
    assertThat(new AreaFiles(village.city(), Optional.empty(), kept).missing()).hasSize(3);
    new AreaFiles(village.city(), Optional.of(inbox), kept).keep();
    assertThat(new AreaFiles(village.city(), Optional.empty(), kept).missing()).isEmpty();
    assertThat(read(village)).hasSize(3);
  }
}
