package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointReaderTest {
  /** A made-up city at 79 west, 36 north. */
  private static final CityBox BOX = new CityBox(-79.5, 35.5, -78.5, 36.5);

  @ParameterizedTest
  @CsvSource({
    "-78.9, 36.0, GOOD, -78.9, 36.0",
    "0, 0, ZERO, ,",
    "36.0, -78.9, SWAPPED, -78.9, 36.0",
    "-78900000, 36000000, MICRODEGREES, -78.9, 36.0",
    "-78900000.5, 36000000, OFF_EARTH, ,",
    "-7890000, 3600000, OFF_EARTH, ,",
    "2030000, 815000, OFF_EARTH, ,",
    "-178.9, 96, OFF_EARTH, ,",
    "NaN, 36, OFF_EARTH, ,",
    "-90.0, 36.0, FAR, -90.0, 36.0",
    "78.9, 36.0, FAR, 78.9, 36.0",
    "0, 36.0, FAR, 0, 36.0",
  })
  void dirtIsToldApart(
      double x, double y, PointReader.Finding finding, Double longitude, Double latitude) {
    PointReader reader = new PointReader(Projection.DEGREES, BOX);
    assertThat(reader.read(x, y)).isEqualTo(finding);
    if (longitude != null) {
      assertThat(reader.longitude()).isCloseTo(longitude, within(1e-12));
      assertThat(reader.latitude()).isCloseTo(latitude, within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-78.9, 36.0, GOOD",
    "36.0, -78.9, GOOD",
    "-78900000, 36000000, OFF_EARTH",
    "0, 0, ZERO"
  })
  void withoutACityNothingIsGuessed(double x, double y, PointReader.Finding finding) {
    assertThat(PointReader.anywhere().read(x, y)).isEqualTo(finding);
  }

  @Test
  void feetAreReadByTheirSystemAndTurnedWhenOnlyThatFits() {
    PointReader reader = new PointReader(Projection.of("EPSG:2264", "test"), BOX);
    assertThat(reader.read(2_030_000, 815_000)).isEqualTo(PointReader.Finding.GOOD);
    double longitude = reader.longitude();
    assertThat(longitude).isBetween(-79.0, -78.8);
    assertThat(reader.read(815_000, 2_030_000)).isEqualTo(PointReader.Finding.SWAPPED);
    assertThat(reader.longitude()).isEqualTo(longitude);
    assertThat(reader.read(0, 0)).isEqualTo(PointReader.Finding.ZERO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "35.99, -78.9 | -78.9 | 35.99",
        "(35.99, -78.9) | -78.9 | 35.99",
        "35.99 -78.9 | -78.9 | 35.99",
        "POINT (-78.9 35.99) | -78.9 | 35.99",
        "SRID=4326;POINT(-78.9 35.99) | -78.9 | 35.99",
        "100 MAIN ST HARBOR (35.99, -78.9) | -78.9 | 35.99",
      })
  void pointsInOneTextAreRead(String text, double longitude, double latitude) {
    double[] point = new double[2];
    assertThat(PointText.read(text, point)).isTrue();
    assertThat(point).containsExactly(longitude, latitude);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "35.99",
        "35.99, x",
        "35.99, -78.9, 3",
        "(35.99, -78.9",
        "POINT EMPTY",
        "''",
        "1, NaN"
      })
  void otherTextsAreNoPoints(String text) {
    assertThat(PointText.read(text, new double[2])).isFalse();
  }
}
