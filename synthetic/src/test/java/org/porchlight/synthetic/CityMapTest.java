package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** The map holds together: what residents are told is nested really is. */
class CityMapTest {
  private static final CityMap MAP = new CityMap();

  @Test
  void hasThirtySixNeighborhoodsInFiveDistrictsAndTwentyBeats() {
    assertThat(MAP.neighborhoods).hasSize(36);
    assertThat(MAP.districts).hasSize(5);
    assertThat(MAP.beats).hasSize(20);
    assertThat(MAP.neighborhoods.stream().map(Neighborhood::id)).doesNotHaveDuplicates();
  }

  /** No gap, no overlap: a valid coverage whose areas add up to the city's. */
  @Test
  void everyLayerCoversTheCityExactly() {
    List<List<Polygon>> layers =
        List.of(
            MAP.neighborhoods.stream().map(Neighborhood::shape).toList(),
            MAP.beats.stream().map(CityMap.Beat::shape).toList(),
            MAP.districts);
    for (List<Polygon> layer : layers) {
      assertThat(layer).allMatch(Geometry::isValid);
      assertThat(CoverageValidator.isValid(layer.toArray(Geometry[]::new))).isTrue();
      assertThat(layer.stream().mapToDouble(Polygon::getArea).sum())
          .isCloseTo(MAP.outline.getArea(), within(1e-3));
    }
  }

  @Test
  void neighborhoodsAndBeatsNestInDistricts() {
    for (int district = 0; district < 5; district++) {
      int wanted = district;
      double whole = MAP.districts.get(district).getArea();
      Stream<Polygon> hoods =
          MAP.neighborhoods.stream()
              .filter(hood -> hood.district() == wanted)
              .map(Neighborhood::shape);
      Stream<Polygon> beats =
          MAP.beats.stream().filter(beat -> beat.district() == wanted).map(CityMap.Beat::shape);
      assertThat(hoods.mapToDouble(Polygon::getArea).sum()).isCloseTo(whole, within(1e-3));
      assertThat(beats.mapToDouble(Polygon::getArea).sum()).isCloseTo(whole, within(1e-3));
    }
    for (Neighborhood hood : MAP.neighborhoods) {
      assertThat(MAP.districts.get(hood.district()).covers(hood.shape())).isTrue();
    }
  }

  /** About as large as the city it is shaped like, 300 square kilometers. */
  @Test
  void isAsLargeAsARealCity() {
    double squareKilometers = MAP.outline.getArea() * 1e-12 * 90.06 * 111.132;
    assertThat(squareKilometers).isBetween(260.0, 330.0);
    for (Neighborhood hood : MAP.neighborhoods) {
      assertThat(hood.shape().getArea() * 1e-12 * 90.06 * 111.132).isBetween(1.5, 20.0);
    }
  }
}
