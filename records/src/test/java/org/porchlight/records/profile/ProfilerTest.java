package org.porchlight.records.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Seeds;
import org.porchlight.records.Town;

/** What is found in our own dirty extracts, and that the draft reads them. */
class ProfilerTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

  @TempDir Path root;

  private Profile look(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.writeString(path, content, StandardCharsets.UTF_8);
    return Profiler.look(path, ZoneId.of("America/New_York"), TODAY, (pass, rows, bytes) -> {});
  }

  /** Puts the draft into a small city, decides what only a city can, and imports the file. */
  private ImportResult bringIn(Profile profile, String content) {
    return bringIn(profile, content, countable(profile));
  }

  private ImportResult bringIn(Profile profile, String content, String counted) {
    Town town = Town.in(root.resolve("town"));
    town.with("sources/reports.yaml", profile.draft().replace("agency: TODO", "agency: police"));
    town.with(
        "measures/reports.yaml",
        """
        topic: crime
        source: reports
        title: {en: R, es: R}
        unit: {en: r, es: r}
        type-label: {en: t, es: t}
        definition: {en: One., es: Uno.}
        measure: {kind: count, field: %s, tree: offense}
        grains: [{area: city, time: all}]
        """
            .formatted(counted));
    town.received(profile.file(), content);
    return town.importReports();
  }

  private static String countable(Profile profile) {
    return switch (profile.kind()) {
      case "crime-report" -> "status";
      case "survey-answer" -> "district";
      default -> "nature";
    };
  }

  private static ColumnProfile column(Profile profile, String name) {
    return profile.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callsAreUnderstoodAndTheirDraftReadsThem() throws IOException {
    String content = Extracts.calls(Seeds.random(7), 1500);
    Profile profile = look("cfs_2024.csv", content);
    assertThat(profile.kind()).isEqualTo("police-call");
    assertThat(profile.sure()).isTrue();
    assertThat(profile.key()).containsExactly("Incident Number");
    assertThat(column(profile, "Call Received").forms()).containsKey("M/d/yyyy h:mm:ss a");
    assertThat(column(profile, "Call Received").type()).isEqualTo(ColumnProfile.Type.MOMENT);
    assertThat(column(profile, "OBJECTID").notes()).anyMatch(note -> note.contains("not a key"));
    assertThat(column(profile, "Lat").place()).isEqualTo(ColumnProfile.Place.LATITUDE);
    assertThat(column(profile, "Agency").notes()).anyMatch(note -> note.contains("every row"));
    assertThat(profile.draft())
        .contains(
            "call-received: {column: 'Call Received', as: instant, pattern: 'M/d/yyyy h:mm:ss a'}")
        .contains("# caller-name: {column: 'Caller Name'}")
        .contains("legal: {link: false, count: true, show: false, basis: TODO}");
    ImportResult result = bringIn(profile, content);
    assertThat(result.rejected()).isZero();
    assertThat(result.batch().accepted()).isEqualTo(1500);
  }

  @Test
  void noValueOfAPersonAndNoFreeTextIsSaid() throws IOException {
    Profile profile = look("cfs_2024.csv", Extracts.calls(Seeds.random(7), 1500));
    String all = profile.draft() + String.join("\n", profile.summary()) + profile;
    assertThat(all).doesNotContain("Quimby", "Zelda", "555", "loud", "OAK ST", "CFS-24");
    assertThat(all).contains("'TRESPASS'").contains("'Noise'");
    assertThat(column(profile, "Caller Name").personal()).isTrue();
    assertThat(column(profile, "Callback Number").personal()).isTrue();
  }

  @Test
  void codesThatCameTwiceAreNotSaid() throws IOException {
    StringBuilder content = new StringBuilder("incident_number,call_time,nature\n");
    for (int i = 0; i < 100; i++) {
      content.append(
          "A%d,2024-01-05 10:%02d:00,%s\n".formatted(i, i % 60, i < 2 ? "RARE" : "OFTEN"));
    }
    Profile profile = look("calls.csv", content.toString());
    assertThat(column(profile, "nature").codes())
        .containsExactly(java.util.Map.entry("OFTEN", 98L));
    assertThat(profile.draft()).contains("OFTEN").doesNotContain("RARE");
  }

  @Test
  void crimesAreUnderstoodAndTheirDraftReadsThem() throws IOException {
    String content = Extracts.crimes(Seeds.random(11), 800);
    Profile profile = look("crime-reports.csv", content);
    assertThat(profile.kind()).isEqualTo("crime-report");
    assertThat(profile.key()).containsExactly("case_number", "ibr_code");
    assertThat(column(profile, "ibr_code").standard()).isEqualTo("nibrs");
    assertThat(column(profile, "reported_date").type()).isEqualTo(ColumnProfile.Type.DAY);
    assertThat(column(profile, "y").place()).isEqualTo(ColumnProfile.Place.LATITUDE_MICRODEGREES);
    assertThat(profile.draft())
        .contains("report-date: {column: 'reported_date', as: date, zone: UTC}")
        .contains("report-time: {column: 'reported_time', as: hour-minute}")
        .contains("offense: {column: 'ibr_code', standard: nibrs}")
        .contains("scale: 0.000001");
    ImportResult result = bringIn(profile, content);
    assertThat(result.rejected()).isZero();
    assertThat(result.batch().withoutPlace()).isZero();
    assertThat(result.batch().unmapped()).doesNotContainKey("offense");
  }

  @Test
  void surveysAreUnderstoodAndTheirDraftReadsThem() throws IOException {
    String content = Extracts.survey(Seeds.random(13), 300);
    Profile profile = look("resident survey 2024.csv", content);
    assertThat(profile.kind()).isEqualTo("survey-answer");
    assertThat(profile.dirt()).anyMatch(dirt -> dirt.contains("twice"));
    assertThat(profile.draft())
        .contains("weight: {column: 'Weight', as: decimal}")
        .contains(
            "q-1-01-01-overall-quality-of-serv: {column: 'Q1[01] [01  Overall quality of serv', missing: ['9']}");
    ImportResult result = bringIn(profile, content);
    assertThat(result.rejected()).isZero();
  }

  /** Real names of columns come with quotes, colons and line breaks; the draft must stay YAML. */
  @Test
  void namesThatYamlCouldTripOverAreQuoted() throws IOException {
    String content =
        """
        "incident #: 'no'","Call
        Time","na: {ture","pri""or\\ity"
        A1,2024-01-05 10:00,x,1
        A2,2024-01-05 11:00,x,1
        A3,2024-01-06 11:00,x,1
        """;
    Profile profile = look("odd's calls, cfs.csv", content);
    assertThat(profile.draft()).contains("nature: {column: 'na: {ture'");
    ImportResult result = bringIn(profile, content, "call-received");
    assertThat(result.rejected()).isZero();
  }

  @Test
  void aFileWithoutRowsIsRefused() {
    assertThatThrownBy(() -> look("empty.csv", "a,b,c\n"))
        .hasMessageContaining("no row below its header");
  }

  @Test
  void differentTextsAreCountedToAFewInAHundred() {
    for (int n : new int[] {10, 1000, 20_000, 500_000}) {
      DistinctCount count = new DistinctCount();
      for (int i = 0; i < n; i++) {
        count.add("case " + i);
        count.add("case " + i);
      }
      assertThat((double) count.estimate()).isBetween(n * 0.94, n * 1.06);
    }
  }

  /** A draft with a field that its kind does not have would be refused by the first check. */
  @Test
  void everyFieldThatIsGuessedIsOneOfItsKind() {
    for (List<String> line : Lines.of("fields.tsv")) {
      for (String kind : Lines.words(line.getFirst())) {
        assertThat(KindGuess.kind(kind).has(line.get(1))).as(kind + " " + line.get(1)).isTrue();
      }
    }
  }

  @Test
  void aFileOfAreasGetsTheDraftOfALayer() throws IOException {
    Profile profile =
        look(
            "wards.geojson",
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"OBJECTID": 7, "WARD": "East"}, "geometry":
                {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}},
              {"type": "Feature", "properties": {"OBJECTID": 8, "WARD": "West"}, "geometry":
                {"type": "Polygon", "coordinates": [[[1, 0], [2, 0], [2, 1], [1, 0]]]}}]}
            """);
    assertThat(profile.kind()).isEqualTo("area-layer");
    assertThat(profile.summary()).anyMatch(line -> line.contains("belongs in areas/"));
    assertThat(profile.draft()).contains("id-property: 'WARD'    # TODO").doesNotContain("fields:");
  }

  @Test
  void totalsAndListsOfPlacesAreRefusedInWords() {
    assertThatThrownBy(
            () ->
                look(
                    "stations.csv",
                    "Station,Battalion,lat,long\nOne,1,36.0,-78.9\nTwo,2,36.1,-78.8\n"))
        .hasMessageContaining("a list of places, a table of totals")
        .hasMessageContaining("PL-PROFILE-003");
    assertThatThrownBy(
            () ->
                look(
                    "rates.csv", "id,y_2012,y_2013\n370630001011,4.5,6.1\n370630001012,1.5,2.25\n"))
        .hasMessageContaining("PL-PROFILE-003");
  }

  /** A year is a number of four digits, not some seconds past 1970. */
  @Test
  void aYearIsNoMoment() throws IOException {
    Profile profile =
        look(
            "reports.csv",
            "Case Number,Report Date,reported_year,Offense Code\n1,2020-01-05,2020,13A\n2,2021-02-06,2021,13B\n");
    assertThat(
            profile.columns().stream()
                .filter(column -> column.name().equals("reported_year"))
                .map(ColumnProfile::type))
        .containsExactly(ColumnProfile.Type.WHOLE);
  }
}
