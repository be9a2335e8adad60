package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.records.Seeds;

class ProjectionTest {
  /** A centimeter, in degrees. */
  private static final Offset<Double> CENTIMETER = within(1e-7);

  private static final String NC_FEET =
      """
      PROJCS["NAD_1983_StatePlane_North_Carolina_FIPS_3200_Feet",GEOGCS["GCS_North_American_1983",
      DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],
      UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],
      PARAMETER["False_Easting",2000000.002616666],PARAMETER["False_Northing",0.0],
      PARAMETER["Central_Meridian",-79.0],PARAMETER["Standard_Parallel_1",34.33333333333334],
      PARAMETER["Standard_Parallel_2",36.16666666666666],PARAMETER["Latitude_Of_Origin",33.75],
      UNIT["Foot_US",0.3048006096012192]]""";

  private static double[] degrees(String crs, double x, double y) {
    double[] degrees = new double[2];
    assertThat(Projection.of(crs, "test").toDegrees(x, y, degrees)).isTrue();
    return degrees;
  }

  /**
   * Points that others published: the origins of the state plane zones (NOAA Manual NOS NGS 5), the
   * worked example of Popular Visualisation Pseudo-Mercator (IOGP Guidance Note 7-2), the example
   * in the manual of GeographicLib's GeoConvert (38SMB4488), to the digits printed.
   */
  @ParameterizedTest
  @CsvSource({
    "EPSG:2264, 2000000.0026, 0, -79, 33.75, 1e-8",
    "ESRI:102719, 2000000.0026, 0, -79, 33.75, 1e-7",
    "102719, 2000000.0026, 0, -79, 33.75, 1e-7",
    "EPSG:2248, 1312333.3333, 0, -77, 37.6666666667, 1e-8",
    "EPSG:2804, 400000, 0, -77, 37.6666666667, 1e-8",
    "EPSG:3857, -11169055.58, 2800000.00, -100.3333333333, 24.3817869444, 1e-7",
    "102100, -11169055.58, 2800000.00, -100.3333333333, 24.3817869444, 1e-7",
    "EPSG:32638, 444500, 3688500, 44.40363, 33.33424, 6e-6",
  })
  void publishedPointsComeOutWhereTheyAre(
      String crs, double x, double y, double longitude, double latitude, double off) {
    assertThat(degrees(crs, x, y)[0]).isCloseTo(longitude, within(off));
    assertThat(degrees(crs, x, y)[1]).isCloseTo(latitude, within(off));
  }

  /**
   * The same point as PROJ's own test file for its projections has it (lcc, tmerc, merc on GRS 80:
   * 2 east, 1 north), reached here through a {@code .prj} text.
   */
  @ParameterizedTest
  @CsvSource({
    "Lambert_Conformal_Conic, 'PARAMETER[\"Standard_Parallel_1\",0.5],PARAMETER[\"Standard_Parallel_2\",2.0]', 222588.439735968423, 110660.533870799671",
    "Transverse_Mercator, 'PARAMETER[\"Scale_Factor\",1.0]', 222650.796797586, 110642.229411933",
    "Mercator, 'PARAMETER[\"Central_Meridian\",0.0]', 222638.981586547, 110579.965218250",
    "Albers, 'PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Standard_Parallel_2\",2.0]', 222571.608757106, 110653.326743030",
  })
  void theNumbersOfAPrjFileReachTheProjection(String method, String numbers, double x, double y) {
    String wkt =
        """
        PROJCS["x",GEOGCS["y",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["%s"],%s,UNIT["Meter",1.0]]"""
            .formatted(method, numbers);
    assertThat(degrees(wkt, x, y)[0]).isCloseTo(2, CENTIMETER);
    assertThat(degrees(wkt, x, y)[1]).isCloseTo(1, CENTIMETER);
  }

  @Test
  void aPrjFileSaysTheSameAsItsNumber() {
    for (double[] point : new double[][] {{2_030_000, 815_000}, {1_620_000, 860_000}}) {
      double[] byText = degrees(NC_FEET, point[0], point[1]);
      double[] byNumber = degrees("EPSG:2264", point[0], point[1]);
      assertThat(byText[0]).isCloseTo(byNumber[0], CENTIMETER);
      assertThat(byText[1]).isCloseTo(byNumber[1], CENTIMETER);
    }
  }

  @ParameterizedTest
  @MethodSource("org.porchlight.records.Seeds#all")
  void thereAndBackIsTheSamePlace(long seed) {
    RandomGenerator random = Seeds.random(seed);
    String[] systems = {"EPSG:2264", "EPSG:2804", "EPSG:2248", "EPSG:3857", "EPSG:26917", NC_FEET};
    double[] xy = new double[2];
    double[] degrees = new double[2];
    for (String system : systems) {
      Projection projection = Projection.of(system, "test");
      for (int i = 0; i < 200; i++) {
        double longitude = random.nextDouble(-84, -75);
        double latitude = random.nextDouble(33, 40);
        assertThat(projection.fromDegrees(longitude, latitude, xy)).isTrue();
        assertThat(projection.toDegrees(xy[0], xy[1], degrees)).isTrue();
        assertThat(degrees[0]).as("seed %d", seed).isCloseTo(longitude, CENTIMETER);
        assertThat(degrees[1]).as("seed %d", seed).isCloseTo(latitude, CENTIMETER);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:4326",
        "4269",
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:EPSG::4269",
        "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
      })
  void degreesOfNad83AndWgs84StayAsTheyAre(String crs) {
    assertThat(Projection.of(crs, "test").isDegrees()).isTrue();
  }

  @Test
  void webMercatorAsEsriWritesItIsKnown() {
    String wkt =
        """
        PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",
        SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],
        PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],UNIT["Meter",1.0]]""";
    assertThat(degrees(wkt, -11169055.58, 2800000.00)[1]).isCloseTo(24.3817869444, CENTIMETER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EPSG:99999 | is not in the table",
        "Lambert | is neither a number",
        "EPSG:32019 | is on NAD 27",
        "PROJCS[\"x\",GEOGCS[\"y\" | breaks off",
        "PROJCS[\"x\"] | neither PROJCS nor GEOGCS",
        "GEOGCS[\"x\",DATUM[\"D_OSGB_1936\",SPHEROID[\"Airy\",6377563.396,299.3249646]]] | lies elsewhere",
      })
  void whatCannotBeReadIsSaidWithANextStep(String crs, String reason) {
    assertThatThrownBy(() -> Projection.of(crs, "areas/wards.yaml"))
        .hasMessageContaining("areas/wards.yaml")
        .hasMessageContaining(reason)
        .hasMessageContaining("Set crs to its number");
  }

  @Test
  void textsThatAreNestedWithoutEndAreRefused() {
    assertThatThrownBy(() -> Projection.of("A[".repeat(100_000), "x"))
        .hasMessageContaining("out of order");
  }

  @Test
  void pointsThatASystemDoesNotHaveAreNowhere() {
    double[] degrees = {1, 2};
    Projection feet = Projection.of("EPSG:2264", "test");
    assertThat(feet.toDegrees(Double.NaN, 0, degrees)).isFalse();
    assertThat(degrees).containsExactly(1, 2);
  }
}
