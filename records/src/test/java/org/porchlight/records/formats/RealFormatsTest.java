package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;

/** Real files of real agencies, which stay outside of the repository. Only counts are looked at. */
class RealFormatsTest {
  private static Path civic() {
    // The build sets the property to nothing when nobody gives one.
    String property = System.getProperty("porchlight.realData", "");
    String root = property.isEmpty() ? System.getenv("PORCHLIGHT_REAL_DATA") : property;
    assumeTrue(root != null && !root.isEmpty(), "no real data here");
    Path civic = Path.of(root).resolve("civic");
    assumeTrue(Files.isDirectory(civic), "no real data here");
    return civic;
  }

  private static Sniffed sniff(String name) throws IOException {
    return RowSource.sniff(civic().resolve(name));
  }

  /**
   * Each file is recognized by its content alone and has the rows that its collector counted. The
   * period-to-date table of 2023 has two columns more than they wrote down, 25 instead of 23;
   * columns of features are those of the geometry and the properties together.
   */
  @ParameterizedTest
  @CsvSource({
    "durham/dpd_crime_reports_spreadsheetml.xls, SPREADSHEETML, 709, 23",
    "durham/dpd_crime_reports_from_spreadsheetml.csv, CSV, 709, 23",
    "durham/dpd_gunshot_reports_2013_2017.csv, CSV, 709, 8",
    "durham/dpd_crimes_2013.json.gz, JSON, 12217, 6",
    "durham/dpd_crimes_2013.geojson, GEOJSON, 12192,",
    "durham/dpd_citywide_period_to_date_2023.csv, CSV, 7, 25",
    "durham/ncdot_nonmotorist_crashes_2007_2024.csv, CSV, 2665, 33",
    "durham/resident_survey_2022_raw.csv, CSV, 891, 226",
    "durham/police_beats.geojson, GEOJSON, 129,",
    "durham/police_districts_2019.geojson, GEOJSON, 63,",
    "durham/wards.geojson.gz, GEOJSON, 5,",
    "durham/census_tracts_2020_acs.geojson, GEOJSON, 67,",
    "durham/compass_tracts.geojson, GEOJSON, 60,",
    "durham/compass_blockgroups.geojson, GEOJSON, 153,",
    "durham/compass_selectgroups_neighborhoods.geojson, GEOJSON, 263,",
    "durham/compass_metrics/blockgroup_dP_SQM.csv, CSV, 153, 6",
    "durham/compass_metrics/blockgroup_dV_SQM.csv, CSV, 153, 6",
    "durham/compass_metrics/blockgroup_rD_SQM.csv, CSV, 153, 6",
    "durham/compass_metrics/blockgroup_rPOP.csv, CSV, 152, 11",
    "durham/compass_metrics/blockgroup_rP_SQM.csv, CSV, 153, 6",
    "durham/compass_metrics/blockgroup_rV_SQM.csv, CSV, 153, 6",
    "durham/compass_metrics/tract_rPOP.csv, CSV, 60, 15",
    "durham/neighborhoods_clickthathood.geojson, GEOJSON, 228,",
    "durham/durham_county_outline.geojson, GEOJSON, 1,",
    "durham/fire_stations.csv, CSV, 19, 5",
    "raleigh/featureserver_response_2020-10-24.json, ARCGIS, 1517,",
    "raleigh/daily_police_incidents_wakecrime.csv, CSV, 1033, 27",
    "raleigh/daily_police_incidents_datathon.csv, CSV, 1385, 27",
    "raleigh/police_districts.geojson, GEOJSON, 14,",
    "raleigh/neighborhoods.geojson, GEOJSON, 18,",
    "fayetteville/incidents_recent_10000.csv, CSV, 10000, 17",
    "fayetteville/police_districts.geojson, GEOJSON, 53,",
    "winston_salem/police_calls_2016_2019.csv.gz, CSV, 318007, 6",
    "winston_salem/wards_20150327.shp, SHAPEFILE, 12,",
    "winston_salem/wards_wgs84.geojson, GEOJSON, 12,",
    "chapel_hill/northside_incidents.xlsx, XLSX, 1695, 25",
    "nc/ncdot_bicycle_crashes.csv.gz, CSV, 5716, 56",
    "nc/ncdot_pedestrian_crashes.csv.gz, CSV, 1001, 54",
    "eugene/mobile_crisis_lane_county_mcslc.xlsx, XLSX, 4682, 18",
    "eugene/sample_cad_2014.csv, CSV, 5, 20",
    "baltimore/cfs_2018__pulled_2021-05-07.json.gz, ARCGIS, 2000,",
    "baltimore/cfs_2019__pulled_2021-05-07.json.gz, ARCGIS, 2000,",
    "baltimore/cfs_2020__pulled_2021-05-07.json.gz, ARCGIS, 2000,",
    "baltimore/cfs_2021__pulled_2021-05-07.json, ARCGIS, 2000,",
    "baltimore/cfs_2021__pulled_2021-05-09.json.gz, ARCGIS, 2000,",
    "baltimore/cfs_2021__pulled_2021-05-10.json.gz, ARCGIS, 2000,",
    "baltimore/part1_crime__pulled_2021-05-07.json, ARCGIS, 1000,",
    "baltimore/part1_crime__pulled_2021-05-09.json, ARCGIS, 1000,",
    "baltimore/part1_crime__pulled_2021-05-10.json, ARCGIS, 1000,",
    "baltimore/neighborhoods.geojson, GEOJSON, 278,",
    "baltimore/police_districts_pre2023.geojson, GEOJSON, 9,",
    "baltimore/census_tracts_2010.geojson, GEOJSON, 200,",
    "pittsburgh/fire_incidents.csv, CSV, 8945, 18",
    "pittsburgh/neighborhoods.geojson, GEOJSON, 91,",
    "atlanta/cobra_2020_old_rms.zip, CSV, 14831, 18",
    "atlanta/cobra_2020_new_rms.zip, CSV, 7249, 20",
    "atlanta/cobra_2021.zip, CSV, 7071, 14",
    "atlanta/neighborhoods.geojson, GEOJSON, 114,",
    "dallas/soda_active_calls_pull1.csv, CSV, 63, 11",
    "dallas/soda_active_calls_pull2.csv, CSV, 63, 11",
    "conway_ar/calls_for_service.json, JSON, 1182, 5",
    "carrollton_ga/incidents_2017-01_2017-04.csv, CSV, 664, 10",
    "st_louis/cfs_sample.csv, CSV, 56, 5"
  })
  void hasTheRowsThatItsCollectorCounted(
      String name, Source.Connector connector, long rows, @Nullable Integer columns)
      throws IOException {
    Sniffed sniffed = sniff(name);
    assertThat(sniffed.connector()).isEqualTo(connector);
    assertThat(count(sniffed.rows())).isEqualTo(rows);
    if (columns != null) {
      assertThat(sniffed.rows().columns()).hasSize(columns);
    }
  }

  private static long count(RowSource rows) throws IOException {
    long[] count = new long[1];
    rows.forEach((number, row, bytes) -> count[0]++);
    return count[0];
  }

  @ParameterizedTest
  @CsvSource({
    "winston_salem/wards_20150327.shp, PROJCS",
    "baltimore/census_tracts_2010.geojson, EPSG:4269",
    "raleigh/featureserver_response_2020-10-24.json, EPSG:4326",
    "api_samples/esri_us-il-cook_count-only.json, EPSG:3435"
  })
  void saysWhichCoordinatesItHas(String name, String crs) throws IOException {
    assertThat(sniff(name).rows().crs()).startsWith(crs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "durham/dpd_period_to_date.pdf",
        "durham/dpd_period_to_date_2024-12-28.pdf",
        "durham/dpd_period_to_date_dec25.pdf",
        "fayetteville/incidents_recent_10000.rds"
      })
  void anotherKindOfFileIsRefused(String name) {
    Path file = civic().resolve(name);
    assertThatThrownBy(() -> RowSource.sniff(file))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("PL-IMPORT-023");
  }

  /** Every recorded answer is either records or refused for what it is; none is anything else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "count-only",
        "ids-only",
        "metadata",
        "statistics",
        "outStatistics",
        "page",
        "_0",
        "311"
      })
  void recordedAnswersAreRecordsOrRefused(String kind) throws IOException {
    List<Path> answers = new ArrayList<>();
    try (var files = Files.list(civic().resolve("api_samples"))) {
      files.filter(file -> file.getFileName().toString().contains(kind)).forEach(answers::add);
    }
    assertThat(answers).isNotEmpty();
    for (Path file : answers) {
      try {
        Sniffed sniffed = RowSource.sniff(file);
        assertThat(sniffed.connector()).isEqualTo(Source.Connector.ARCGIS);
        assertThat(count(sniffed.rows())).isPositive();
      } catch (ProblemsException e) {
        assertThat(e).hasMessageContaining("PL-IMPORT-024");
      }
    }
  }
}
