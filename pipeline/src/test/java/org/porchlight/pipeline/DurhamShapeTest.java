package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Progress;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

/**
 * The example of Durham on files of the same shape and the same dirt, every row of them made up.
 */
class DurhamShapeTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @TempDir Path root;
  private Path inbox = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    inbox = Files.createDirectories(root.resolve("inbox"));
    write("police_districts_2019.geojson", areas("LAWDIST", "D1", "D2", "D3", "D4", "D5", "DSO"));
    write("police_beats.geojson", areas("LAWBEAT", "111", "112", "999"));
    write("census_tracts_2020_acs.geojson", tracts());
    write("durham_county_outline.geojson", areas("OBJECTID", "1"));
    write("compass_selectgroups_neighborhoods.geojson", neighborhoods());
    write("dpd_crime_reports_from_spreadsheetml.csv", reports());
    write("ncdot_nonmotorist_crashes_2007_2024.csv", crashes());
    write("resident_survey_2022_raw.csv", survey());
  }

  private void write(String name, String content) throws IOException {
    Files.write(inbox.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  /** Strips side by side from -79 eastward, a tenth of a degree wide each. */
  private static String areas(String property, String... ids) {
    StringBuilder text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < ids.length; i++) {
      text.append(i == 0 ? "" : ",").append(strip(i, "\"%s\":\"%s\"".formatted(property, ids[i])));
    }
    return text.append("]}").toString();
  }

  private static String strip(int i, String properties) {
    double west = -79 + i / 10.0;
    double east = west + 0.1;
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%s,35],[%s,35],[%s,37],[%s,37],[%s,35]]]}}"
        .formatted(properties, west, east, east, west, west);
  }

  private static String tracts() {
    return "{\"features\":[%s]}"
        .formatted(
            strip(0, "\"GEOID\":\"37063000101\",\"BASENAME\":\"1.01\",\"total_population\":1234"));
  }

  private static String neighborhoods() {
    return "{\"features\":[%s,%s,%s]}"
        .formatted(
            strip(
                0,
                "\"label\":\"Elm Row\",\"label_es\":\"Olmos\",\"feature_type\":\"neighborhood\""),
            strip(0, "\"label\":\"Elm School\",\"label_es\":\"x\",\"feature_type\":\"ward\""),
            strip(1, "\"label\":\"Oak End\",\"label_es\":\"\",\"feature_type\":\"neighborhood\""));
  }

  /**
   * One report a day from 2013-01-05 on, the day printed as the evening before; every tenth is of a
   * kind that is in no table; the district is the record's own, not the point's.
   */
  private static String reports() {
    StringBuilder text =
        new StringBuilder(
            "Geo Point,INCI_ID,DATE_REPT,HOUR_REPT,YEARSTAMP,DATE_OCCU,CHRGDESC,DIST,STRDATE\n");
    for (int i = 0; i < 1600; i++) {
      LocalDate day = LocalDate.of(2013, 1, 5).plusDays(i);
      String printed =
          day.atStartOfDay(ZoneOffset.UTC)
              .withZoneSameInstant(ZONE)
              .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      String district = i % 50 == 7 ? "" : Integer.toString(1 + i % 5);
      String point = i % 4 == 0 ? "36.0, -77.5" : "36.0, -78.95";
      String kind =
          i % 10 == 3 ? "SUICIDE" : i % 10 == 4 ? "ROBBERY - INDIVIDUAL" : "AGGRAVATED ASSAULT";
      text.append(
          "\"%s\",%d,%s,%04d,%d,%s,%s,%s,%s\n"
              .formatted(
                  point,
                  13_000_000 + i,
                  printed,
                  i % 24 * 100,
                  day.getYear(),
                  printed,
                  kind,
                  district,
                  DateTimeFormatter.ofPattern("MMM d yyyy", java.util.Locale.US).format(day)));
    }
    return text.toString();
  }

  private static String crashes() {
    StringBuilder text =
        new StringBuilder("CrashID,CrashDate,CrashHour,Latitude,Longitude,CrashSevr,NM_Type\n");
    for (int i = 0; i < 360; i++) {
      LocalDate day = LocalDate.of(2007, 1, 2).plusDays(i * 18L);
      text.append(
          "%d,%s,%d,36.0,-78.85,%s,%s\n"
              .formatted(
                  i,
                  day,
                  i % 24,
                  i % 9 == 0 ? "K: Killed" : "C: Possible Injury",
                  i % 3 == 0 ? "Bicyclist" : i % 7 == 0 ? "Scooter – unpowered" : "Pedestrian"));
    }
    return text.append("0,2008-01-01,5,36,-78.9,K: Killed,Pedestrian\n").toString();
  }

  /** The header as it is, odd blanks and all; every answer is made up. */
  private static String survey() {
    City city = DurhamFolder.read();
    Source source = city.source("resident-survey");
    StringBuilder text = new StringBuilder("\ufeff");
    List<String> columns =
        source.fields().values().stream()
            .flatMap(field -> field.columns().stream())
            .distinct()
            .toList();
    Map<String, String> fieldOf = new HashMap<>();
    source.fields().forEach((name, field) -> fieldOf.putIfAbsent(field.column(), name));
    text.append(String.join(",", columns)).append('\n');
    for (int i = 0; i < 300; i++) {
      boolean inside = i % 3 != 0;
      StringBuilder row = new StringBuilder();
      for (String column : columns) {
        row.append(row.isEmpty() ? "" : ",");
        row.append(
            switch (fieldOf.getOrDefault(column, "")) {
              case "respondent" -> Integer.toString(i);
              case "in-city" -> inside ? "YES" : "NO";
              case "district" -> inside ? "PAC " + (i % 2 + 1) : " ";
              case "longitude" -> "-78950000";
              case "latitude" -> "36000000";
              default -> i % 10 == 0 ? "9" : i % 10 == 1 ? " " : Integer.toString(1 + i % 5);
            });
      }
      text.append(row).append("\r\n");
    }
    return text.toString();
  }

  @Test
  void theExampleRunsOnFilesOfItsShapeAndCountsThemRight() {
    City city = DurhamFolder.read();
    RunResult result =
        new Run(root.resolve("home"), CLOCK)
            .run(city, Optional.of(inbox), Publisher.Intent.WRITE, Progress.NONE);
    assertThat(result.imports().stream().map(ImportResult::rows))
        .containsExactly(1600L, 361L, 300L);
    assertThat(result.imports().stream().map(ImportResult::rejected)).containsExactly(0L, 1L, 0L);
    assertThat(result.publication().refusals()).isEmpty();
    Release release = new Releases(root.resolve("home/releases")).latest().orElseThrow();
    assertThat(release.tables()).containsOnlyKeys(city.tables().keySet());

    long days2014 = 365;
    assertThat(value(release, "gunshot-reports", "city", "2014", "violent"))
        .as("one a day, without every tenth")
        .isEqualTo(days2014 - countOf2014(3));
    assertThat(value(release, "gunshot-reports", "city", "2013-02", "violent"))
        .as("days of February 2013 that are not every tenth")
        .isEqualTo(25);
    assertThat(value(release, "gunshot-reports", "districts:unknown", "all", "violent"))
        .isPositive();
    assertThat(value(release, "gunshot-reports", "neighborhoods:unknown", "all", "violent"))
        .as("points far away are counted, not dropped")
        .isPositive();
    assertThat(value(release, "crash-severity", "districts:d2", "all", "killed")).isNull();
    assertThat(value(release, "crash-severity", "districts:d2", "all", "killed-or-serious"))
        .isEqualTo(40);
    assertThat(value(release, "crash-mode", "city", "all", "walking")).isEqualTo(206);

    Cell safe = cell(release, "feeling-safe", "city", "all", "q-safe-overall");
    assertThat(safe.base())
        .as("200 in the city, a tenth each not known and not asked")
        .isEqualTo(160);
    Manifest.SourceNote source = release.manifest().sources().getFirst();
    assertThat(source.placeUnknown()).isEqualTo(400);
    assertThat(release.layer("neighborhoods").orElseThrow().areas()).hasSize(2);
    assertThat(release.layer("tracts").orElseThrow().areas().getFirst().population())
        .isEqualTo(1234);
    assertThat(
            release.layer("districts").orElseThrow().areas().getFirst().name().inOrFallback("es"))
        .isEqualTo("Distrito 1");
  }

  /** How many of the reports of 2014 have a number that ends in this digit. */
  private static long countOf2014(int digit) {
    long first = LocalDate.of(2014, 1, 1).toEpochDay() - LocalDate.of(2013, 1, 5).toEpochDay();
    return java.util.stream.LongStream.range(first, first + 365)
        .filter(i -> i % 10 == digit)
        .count();
  }

  private static Cell cell(Release release, String table, String area, String time, String type) {
    return release.table(table).orElseThrow().find(area, time, type).orElseThrow();
  }

  private static @org.jspecify.annotations.Nullable Long value(
      Release release, String table, String area, String time, String type) {
    return release.table(table).orElseThrow().find(area, time, type).map(Cell::value).orElse(null);
  }
}
