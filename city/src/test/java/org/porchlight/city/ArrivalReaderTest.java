package org.porchlight.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalReaderTest {
  @TempDir Path folder;

  private SmallCity city(String arrival) {
    return SmallCity.in(folder)
        .with(
            "sources/police-reports.yaml",
            SmallCity.SOURCE.replace("connector: csv\nfile: reports.csv\n", arrival));
  }

  private Source.Arrival arrival(String arrival) {
    return CityFolder.read(city(arrival).folder()).source("police-reports").arrival();
  }

  private List<String> problems(String arrival) {
    Path read = city(arrival).folder();
    ProblemsException thrown =
        catchThrowableOfType(ProblemsException.class, () -> CityFolder.read(read));
    return thrown == null ? List.of() : thrown.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void eachConnectorTakesItsOwnSettings() {
    assertThat(
            arrival(
                """
                connector: arcgis
                location: https://gis.example/arcgis/rest/services/Police/FeatureServer/0
                file: calls.json
                changed: EditDate
                load: adds
                """))
        .returns("EditDate", Source.Arrival::changed)
        .returns(null, Source.Arrival::format);
    assertThat(
            arrival(
                """
                connector: soda
                format: json
                location: https://data.example/resource/abcd-1234.json
                file: calls.json
                changed: ':updated_at'
                load: adds
                """))
        .returns(Source.Connector.JSON, Source.Arrival::format);
    assertThat(
            arrival(
                """
                connector: jdbc
                location: jdbc:postgresql://cad.example:5433/cad?sslmode=require
                login: porchlight
                query: select * from calls
                file: calls.csv
                """))
        .returns("porchlight", Source.Arrival::login)
        .returns("select * from calls", Source.Arrival::query);
    assertThat(
            arrival(
                """
                connector: folder
                format: xlsx
                location: ../drop
                file: cad_*.xlsx
                """))
        .returns(Source.Connector.XLSX, Source.Arrival::format)
        .returns("cad_*.xlsx", Source.Arrival::file);
  }

  @ParameterizedTest
  @CsvSource({
    "arcgis, location is missing",
    "soda, location is missing",
    "soda, format is missing",
    "jdbc, location is missing",
    "jdbc, query is missing",
    "jdbc, login is missing",
    "folder, location is missing",
    "folder, format is missing",
  })
  void whatAConnectorNeedsIsAskedFor(String connector, String message) {
    assertThat(problems("connector: %s\nfile: calls.csv\n".formatted(connector)))
        .anyMatch(problem -> problem.contains(message) && problem.endsWith("[PL-CONFIG-003]"));
  }

  @ParameterizedTest
  @CsvSource({
    "arcgis, https://gis.example/arcgis/rest/services/Police/FeatureServer",
    "arcgis, https://gis.example/arcgis/rest/services/Police/FeatureServer/0?token=s3cret",
    "arcgis, https://me:s3cret@gis.example/arcgis/rest/services/P/MapServer/0",
    "arcgis, file:///etc/FeatureServer/0",
    "soda, https://data.example/d/abcd-1234",
    "soda, https://data.example/resource/abcd-1234.json?$$app_token=s3cret",
    "jdbc, jdbc:mysql://cad.example/cad",
    "jdbc, jdbc:postgresql://cad.example/cad?user=x&password=s3cret",
    "jdbc, jdbc:postgresql://me:s3cret@cad.example/cad",
    "folder, sftp://drop.example/in",
    "csv, https://data.example",
    "csv, https://data.example/calls.csv?key=s3cret",
    "xlsx, https://me:s3cret@data.example/calls.xlsx",
    "geojson, ask the police",
  })
  void aLocationThatDoesNotFitIsToldButNotRepeated(String connector, String location) {
    String more =
        switch (connector) {
          case "soda", "folder" -> "format: csv\n";
          case "jdbc" -> "query: select 1\nlogin: me\n";
          default -> "";
        };
    assertThat(
            problems(
                "connector: %s\nlocation: %s\nfile: calls.csv\n%s"
                    .formatted(connector, location, more)))
        .singleElement()
        .asString()
        .startsWith("sources/police-reports.yaml:6: location must be ")
        .endsWith("[PL-CONFIG-004]")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"format: csv", "query: select 1", "login: me", "changed: Edited"})
  void aSettingOfAnotherConnectorIsRefused(String setting) {
    assertThat(problems("connector: csv\nfile: calls.csv\n%s\n".formatted(setting)))
        .singleElement()
        .asString()
        .contains("is a setting only of connector")
        .endsWith("[PL-CONFIG-012]");
  }

  @Test
  void whatComesByChangesAddsAndWithdrawsNothing() {
    assertThat(
            problems(
                """
                connector: arcgis
                location: https://gis.example/arcgis/rest/services/Police/FeatureServer/0
                file: calls.json
                changed: Edited
                """))
        .singleElement()
        .asString()
        .contains("so load must be adds")
        .endsWith("[PL-CONFIG-012]");
  }

  @ParameterizedTest
  @CsvSource({"csv, calls_*.csv, one name", "folder, drop/cad.csv, stands in location"})
  void namesOfFilesFitTheirConnector(String connector, String file, String message) {
    String more = connector.equals("folder") ? "format: csv\nlocation: drop\n" : "";
    assertThat(problems("connector: %s\nfile: '%s'\n%s".formatted(connector, file, more)))
        .singleElement()
        .asString()
        .contains(message)
        .endsWith("[PL-CONFIG-004]");
  }
}
