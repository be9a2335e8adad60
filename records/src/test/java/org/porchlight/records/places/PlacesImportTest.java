package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Town;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.OpenLake;

/** What an import makes of places, through a whole import. */
class PlacesImportTest {
  private static final String DISTRICTS =
      """
      {"features":[
      {"properties":{"id":"west"},"geometry":{"type":"Polygon","coordinates":[[[-79,36],[-78.9,36],[-78.9,36.1],[-79,36.1],[-79,36]]]}},
      {"properties":{"id":"east"},"geometry":{"type":"Polygon","coordinates":[[[-78.9,36],[-78.8,36],[-78.8,36.1],[-78.9,36.1],[-78.9,36]]]}}]}
      """;

  private static final String HEADER = "Case,Day,Code,Where,Geo Point\n";

  private static final String REPORTS =
      """
      agency: police
      kind: crime-report
      name: {en: Reports, es: Denuncias}
      description: {en: One row per report., es: Una fila por denuncia.}
      connector: csv
      file: reports.csv
      key: [Case]
      fields:
        case-no: {column: Case}
        report-date: {column: Day, as: date}
        offense: {column: Code}
        address: {column: Where}
        point: {column: Geo Point, as: lat-lon}
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  @TempDir Path root;

  private Town town() {
    return Town.in(root)
        .with("sources/reports.yaml", REPORTS)
        .received("districts.geojson", DISTRICTS);
  }

  private static String rows(String... places) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < places.length; i++) {
      text.append("c%d,2025-01-02,theft,%s\n".formatted(i, places[i]));
    }
    return text.toString();
  }

  @Test
  void dirtyPointsAreToldApartAndMendedWhereTheyMeanOneThing() {
    Town town =
        town()
            .received(
                "reports.csv",
                rows(
                    ",'(36.05, -78.95)'".replace('\'', '"'),
                    ",\"-78.95, 36.05\"",
                    ",\"36050000, -78950000\"",
                    ",\"0, 0\"",
                    ",\"815000, 2030000\"",
                    ",\"36.05, -88.95\"",
                    ","));
    ImportResult result = town.importReports();
    assertThat(result.batch().issues())
        .extracting(Batch.IssueCount::rule, Batch.IssueCount::count)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("swapped-place", 1L),
            org.assertj.core.groups.Tuple.tuple("microdegree-place", 1L),
            org.assertj.core.groups.Tuple.tuple("zero-place", 1L),
            org.assertj.core.groups.Tuple.tuple("unusable-place", 1L),
            org.assertj.core.groups.Tuple.tuple("far-place", 1L));
    assertThat(result.batch().withoutPlace()).isEqualTo(3);
    assertThat(
            town.query(
                "SELECT count(*) FROM reports WHERE abs(longitude + 78.95) < 1e-9 AND abs(latitude - 36.05) < 1e-9"))
        .isEqualTo("3\n");
  }

  @Test
  void recordsInNoAreaAreCountedOnceForEachLayer() throws IOException, SQLException {
    Town town =
        town()
            .received(
                "reports.csv",
                rows(
                    ",\"36.05, -78.95\"",
                    ",\"36.05, -78.95\"",
                    ",\"36.05, -78.85\"",
                    ",\"36.2, -78.85\"",
                    ",\"36.2, -78.85\"",
                    ","));
    town.importReports();
    City city = town.city();
    CityMap map = CityMap.read(city, Optional.of(town.inbox()), root.resolve("none"));
    try (OpenLake open = town.lake().query(List.of("reports"))) {
      assertThat(PlaceCounts.of(open.database(), "reports", city.source("reports"), map.layers()))
          .isEqualTo(Map.of("districts", 3L));
    }
  }

  @Test
  void recordsWithoutAPointAreFoundByTheirAddressAndSaySo() {
    Town town =
        town()
            .with("city.yaml", Town.CITY + GEOCODER)
            .received(
                "addresses.csv",
                "no,street,x,y\n10,Harbor St,-78.95,36.05\n12,Harbor St,-78.95,36.06\n")
            .received(
                "reports.csv",
                rows(
                    "10 harbor street,",
                    "10 Harbor St,\"36.09, -78.81\"",
                    "10 Harbor St,\"0, 0\"",
                    "0 block Harbor St,",
                    "10 Pier St,",
                    ","));
    town.importReports();
    assertThat(
            town.query(
                "SELECT \"case-no\", address, \"place-from\", longitude, round(latitude, 6) FROM reports ORDER BY 1"))
        .isEqualTo(
            """
            c0 | 10 harbor street | exact | -78.95 | 36.05
            c1 | 10 Harbor St | given | -78.81 | 36.09
            c2 | 10 Harbor St | exact | -78.95 | 36.05
            c3 | 0 block Harbor St | block | -78.95 | 36.055
            c4 | 10 Pier St | none | null | null
            c5 | null | none | null | null
            """);
  }

  private static final String GEOCODER =
      "geocoder: {file: addresses.csv, number: no, street: street, longitude: x, latitude: y}\n";

  @Test
  void aSourceInFeetIsReadInDegrees() {
    Town town =
        town()
            .with("sources/reports.yaml", REPORTS + "crs: EPSG:2264\n")
            .received("reports.csv", rows(",\"0.0, 2000000.0026\""));
    town.importReports();
    assertThat(town.query("SELECT round(longitude, 6), round(latitude, 6) FROM reports"))
        .isEqualTo("-79.0 | 33.75\n");
  }
}
