package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.porchlight.city.AreaLayer;
import org.porchlight.release.LocalText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Layers and points of real cities, where they are at hand. */
class RealPlacesTest {
  private static Path civic() {
    String given =
        Optional.of(System.getProperty("porchlight.realData", ""))
            .filter(folder -> !folder.isBlank())
            .orElseGet(() -> Optional.ofNullable(System.getenv("PORCHLIGHT_REAL_DATA")).orElse(""));
    Path folder = Path.of(given).resolve("civic");
    assumeTrue(
        !given.isBlank() && Files.isDirectory(folder),
        "porchlight.realData names no folder with civic; the same is proved on made-up files");
    return folder;
  }

  private static LayerShapes read(String file, String id, boolean overlapping) throws IOException {
    Path path = civic().resolve(file);
    AreaLayer plain = PointInAreaTest.layer(overlapping);
    AreaLayer layer =
        new AreaLayer(
            plain.id(),
            LocalText.same("Areas"),
            LocalText.same("area"),
            plain.detail(),
            path.getFileName().toString(),
            null,
            null,
            id,
            null,
            null,
            null,
            null,
            null,
            null,
            overlapping,
            null,
            java.util.Map.of());
    return AreaFiles.read(layer, path);
  }

  /** How many areas each file draws, and what of it had to be mended. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "durham/police_beats.geojson | LAWBEAT | false | 37 | []",
        "durham/police_districts_2019.geojson | LAWDIST | false | 6 | []",
        "durham/compass_selectgroups_neighborhoods.geojson | label | true | 263 | []",
        "durham/wards.geojson.gz | Ward | false | 3 | [Repaired[areas=1]]",
        "durham/durham_county_outline.geojson | OBJECTID | false | 1 | []",
        "durham/neighborhoods_clickthathood.geojson | name | false | 228 | []",
        "baltimore/census_tracts_2010.geojson | GEOID | false | 200 | []",
        "baltimore/neighborhoods.geojson | name | false | 278 | [Repaired[areas=2]]",
        "baltimore/police_districts_pre2023.geojson | number | false | 9 | [Repaired[areas=1]]",
        "raleigh/neighborhoods.geojson | name | false | 18 | [Repaired[areas=2]]",
        "atlanta/neighborhoods.geojson | name | false | 114 | [Repaired[areas=1]]",
        "winston_salem/wards_20150327.shp | Ward | false | 8 | [Projected[system=NAD_1983_StatePlane_North_Carolina_FIPS_3200_Feet]]",
        "winston_salem/wards_wgs84.geojson | Ward | false | 8 | []",
      })
  void everyLayerIsReadWithWhatHadToBeMended(
      String file, String id, boolean overlapping, int areas, String findings) throws IOException {
    LayerShapes layer = read(file, id, overlapping);
    assertThat(layer.areas()).hasSize(areas);
    assertThat(layer.findings().toString()).isEqualTo(findings);
  }

  /** The shapefile in feet of the state plane, and the same wards turned by other software. */
  @Test
  void wardsInFeetLieWhereTheirTwinsInDegreesDo() throws IOException {
    LayerShapes feet = read("winston_salem/wards_20150327.shp", "Ward", false);
    LayerShapes degrees = read("winston_salem/wards_wgs84.geojson", "Ward", false);
    for (int i = 0; i < feet.areas().size(); i++) {
      Geometry one = feet.areas().get(i).geometry();
      Geometry other = degrees.areas().get(i).geometry();
      assertThat(feet.areas().get(i).key().equals(degrees.areas().get(i).key())).isTrue();
      double area = other.getArea();
      assertThat(one.getArea() / area).isCloseTo(1, within(0.001));
      assertThat(one.symDifference(other).getArea() / area).as("not elsewhere").isLessThan(0.001);
    }
  }

  /** As the collection's own page counted them with other software. */
  @Test
  void pointsOfTheYear2013OutsideTheCountyAreThoseThatOthersCounted() throws IOException {
    LayerShapes county = read("durham/durham_county_outline.geojson", "OBJECTID", false);
    LayerShapes tracts = read("durham/compass_tracts.geojson", "id", false);
    CityBox box = CityBox.of(List.of(county)).orElseThrow();
    PointReader reader = new PointReader(Projection.DEGREES, box);
    int points = 0;
    int outside = 0;
    int inNoTract = 0;
    int far = 0;
    try (InputStream in = Files.newInputStream(civic().resolve("durham/dpd_crimes_2013.geojson"))) {
      for (JsonNode feature : JsonMapper.builder().build().readTree(in).path("features")) {
        JsonNode at = feature.path("geometry").path("coordinates");
        Coordinate point = new Coordinate(at.get(0).asDouble(), at.get(1).asDouble());
        points++;
        outside += county.firstAt(point.x, point.y) < 0 ? 1 : 0;
        inNoTract += tracts.firstAt(point.x, point.y) < 0 ? 1 : 0;
        far += reader.read(point.x, point.y) == PointReader.Finding.FAR ? 1 : 0;
      }
    }
    assertThat(List.of(points, outside, inNoTract, far)).containsExactly(12_192, 151, 151, 0);
  }
}
