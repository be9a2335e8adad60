package org.porchlight.attacker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be wrong with records on a map, planted one by one. */
class PlantedPinFaultsTest {
  private static final String SPOTS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":{"type":"Point","coordinates":[-78.9,35.99]},"properties":{"spot":"s1","areas":["north"],"addresses":9}},
      {"type":"Feature","geometry":{"type":"Point","coordinates":[-78.91,35.99]},"properties":{"spot":"s2","areas":["south"],"addresses":8}}
      ]}
      """;
  private static final String PINS =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":{"type":"Point","coordinates":[-78.9,35.99]},"properties":{"day":"2026-02-03","type":"theft","spot":"s1","status":"final"}},
      {"type":"Feature","geometry":{"type":"Point","coordinates":[-78.91,35.99]},"properties":{"day":"2027-01-02","type":"theft","spot":"s2","status":"preliminary"}}
      ]}
      """;
  private static final String ROWS =
      """
      day,type,type_name,type_name_es,spot,longitude,latitude,status,note
      2026-02-03,theft,Theft,Hurto,s1,-78.9,35.99,final,
      2027-01-02,theft,Theft,Hurto,s2,-78.91,35.99,preliminary,
      """;

  @TempDir Path parent;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Path folder;

  @BeforeEach
  void writeRelease() {
    folder =
        PaperRelease.of(
                """
                       theft noise care
                north  1     40    25
                south  7     30    40
                city   8     70    65
                """)
            .exact("theft", "noise")
            .in(parent);
  }

  private List<String> attack(String spots, String pins, String rows, int hold) {
    try {
      Files.createDirectories(folder.resolve("points"));
      Files.writeString(folder.resolve("points/spots.geojson"), spots);
      Files.writeString(folder.resolve("points/calls.geojson"), pins);
      Files.writeString(folder.resolve("points/calls.csv"), rows);
      String manifest = Files.readString(folder.resolve("manifest.json"));
      Files.writeString(
          folder.resolve("manifest.json"),
          manifest.replaceFirst(
              "\"tables\":",
              """
              "compiledAt":"2027-01-20T03:00:00Z",
              "pins":{"spots":"points/spots.geojson","spotsSha256":"%s","tables":[
                {"table":"calls","terms":{"holdDays":%d,"finalTo":"2026-12-31"},
                 "geojson":"points/calls.geojson","geojsonSha256":"%s",
                 "csv":"points/calls.csv","csvSha256":"%s"}]},
              "tables":"""
                  .formatted(hash(spots), hold, hash(pins), hash(rows))));
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new AssertionError("the folder of a test cannot be written", e);
    }
    return Attacker.attack(List.of(folder)).findings();
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String everywhere(String text, String from, String to) {
    assertThat(text).contains(from);
    return text.replace(from, to);
  }

  @Test
  void pinsAsTheyShouldBeAreNoFinding() {
    assertThat(attack(SPOTS, PINS, ROWS, 9)).isEmpty();
  }

  @Test
  void aGuardedTypeIsFound() {
    assertThat(
            attack(
                SPOTS,
                everywhere(PINS, "\"type\":\"theft\"", "\"type\":\"care\""),
                everywhere(ROWS, ",theft,", ",care,"),
                9))
        .anyMatch(finding -> finding.contains("a type whose counts are not exact: care"));
  }

  @Test
  void aTrueAddressIsFound() {
    assertThat(
            attack(
                SPOTS,
                everywhere(PINS, "[-78.9,", "[-78.9004,"),
                everywhere(ROWS, ",-78.9,", ",-78.9004,"),
                9))
        .anyMatch(finding -> finding.contains("lie at no spot"));
  }

  @Test
  void spotsAsNearAsHousesAreFound() {
    assertThat(attack(everywhere(SPOTS, "-78.91", "-78.9001"), PINS, ROWS, 9))
        .anyMatch(finding -> finding.contains("as near to another as two houses"));
  }

  @Test
  void aSpotForFewerThanEightIsFound() {
    assertThat(attack(everywhere(SPOTS, "\"addresses\":8", "\"addresses\":7"), PINS, ROWS, 9))
        .anyMatch(finding -> finding.contains("fewer than eight addresses"));
  }

  @Test
  void aPinWithoutHoldIsFound() {
    assertThat(
            attack(
                SPOTS,
                everywhere(PINS, "2027-01-02", "2027-01-19"),
                everywhere(ROWS, "2027-01-02", "2027-01-19"),
                9))
        .anyMatch(finding -> finding.contains("younger than"));
  }

  @Test
  void pinsThatAreNotHeldBackAreFound() {
    assertThat(attack(SPOTS, PINS, ROWS, 0))
        .anyMatch(finding -> finding.contains("held back for fewer than"));
  }

  @Test
  void aNumberOfTheAgencyIsFound() {
    assertThat(attack(SPOTS, everywhere(PINS, "\"spot\":", "\"case\":\"26-1\",\"spot\":"), ROWS, 9))
        .anyMatch(finding -> finding.contains("could name a record: case"));
  }

  @Test
  void anHourIsFound() {
    assertThat(
            attack(
                SPOTS,
                everywhere(PINS, "2026-02-03", "2026-02-03T22:00"),
                everywhere(ROWS, "2026-02-03", "2026-02-03T22:00"),
                9))
        .anyMatch(finding -> finding.contains("more or less than a day"));
  }

  @Test
  void filesThatDifferAreFound() {
    assertThat(attack(SPOTS, PINS, everywhere(ROWS, "2026-02-03", "2026-02-04"), 9))
        .anyMatch(finding -> finding.contains("differ between the GeoJSON and the CSV"));
  }

  @Test
  void morePinsThanTheTableCountsAreFound() {
    String another = PINS.lines().skip(1).findFirst().orElseThrow();
    String row = ROWS.lines().skip(1).findFirst().orElseThrow() + "\n";
    assertThat(attack(SPOTS, everywhere(PINS, another, another + "\n" + another), ROWS + row, 9))
        .anyMatch(finding -> finding.contains("more than calls/north/2026/theft counts"));
  }

  /**
   * Three pins at a spot of a hidden count leave it too few values, whatever their type is called.
   */
  @Test
  void pinsInAHiddenCountNarrowIt() {
    folder =
        PaperRelease.of(
                """
                       theft noise care
                north  1     40    ·
                south  7     30    ·
                city   8     70    15
                """)
            .id("0002")
            .exact("theft", "noise")
            .in(parent);
    String care = everywhere(PINS, "\"type\":\"theft\"", "\"type\":\"care\"");
    String north = care.lines().skip(1).findFirst().orElseThrow();
    String rows = everywhere(ROWS, ",theft,", ",care,");
    String row = rows.lines().skip(1).findFirst().orElseThrow() + "\n";
    String ten = (north + "\n").repeat(10);
    attack(SPOTS, everywhere(care, north, ten), rows + row.repeat(9), 9);
    assertThat(Attacker.attack(List.of(folder)).recovered()).isPositive();
  }
}
