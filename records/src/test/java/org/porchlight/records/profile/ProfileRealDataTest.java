package org.porchlight.records.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Looks at the real files: the right kind, the right key or none, and forms that read the dates.
 * Skipped where the property {@code porchlight.realData} is not set.
 */
class ProfileRealDataTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @CsvSource({
    "durham/dpd_crime_reports_spreadsheetml.xls, crime-report, INCI_ID, DATE_REPT",
    "durham/dpd_crime_reports_from_spreadsheetml.csv, crime-report, INCI_ID, DATE_REPT",
    "durham/dpd_gunshot_reports_2013_2017.csv, crime-report, INCI_ID, DATE_REPT",
    "durham/dpd_crimes_2013.json.gz, crime-report, '', date",
    "durham/ncdot_nonmotorist_crashes_2007_2024.csv, crash, CrashID, CrashDate",
    "durham/resident_survey_2022_raw.csv, survey-answer, ID, ''",
    "raleigh/featureserver_response_2020-10-24.json, crime-report, '', reported_date",
    "raleigh/daily_police_incidents_wakecrime.csv, crime-report, GlobalID, reported_date",
    "fayetteville/incidents_recent_10000.csv, crime-report, '', date",
    "winston_salem/police_calls_2016_2019.csv.gz, police-call, '', incident_date_time",
    "chapel_hill/northside_incidents.xlsx, crime-report, '', date_rept",
    "nc/ncdot_bicycle_crashes.csv.gz, crash, '', Crash_Date",
    "nc/ncdot_pedestrian_crashes.csv.gz, crash, '', Crash_Date",
    "eugene/mobile_crisis_lane_county_mcslc.xlsx, crisis-encounter, ID, 'Dispatch Request Date & Time'",
    "baltimore/cfs_2018__pulled_2021-05-07.json.gz, police-call, callNumber, callDateTime",
    "baltimore/cfs_2021__pulled_2021-05-10.json.gz, police-call, callNumber, callDateTime",
    "baltimore/part1_crime__pulled_2021-05-07.json, crime-report, '', CrimeDateTime",
    "pittsburgh/fire_incidents.csv, fire-response, call_no, alarm_time",
    "atlanta/cobra_2020_old_rms.zip, crime-report, '', rpt_date",
    "atlanta/cobra_2020_new_rms.zip, crime-report, '', rpt_date",
    "atlanta/cobra_2021.zip, crime-report, '', rpt_date",
    "conway_ar/calls_for_service.json, police-call, call_number, call_time",
    "carrollton_ga/incidents_2017-01_2017-04.csv, crime-report, ccn, date",
    "st_louis/cfs_sample.csv, police-call, id, eventtime",
    "dallas/soda_active_calls_pull1.csv, police-call, incident_number unit_number, date_time"
  })
  void everyRealFileIsUnderstood(String file, String kind, String key, String date)
      throws IOException {
    Path path = Path.of(System.getProperty("porchlight.realData", ""), "civic", file);
    assumeTrue(
        Files.isRegularFile(path),
        "skipped: porchlight.realData is not set to a folder with " + file);
    Profile profile =
        Profiler.look(path, ZoneId.of("America/New_York"), TODAY, (pass, rows, bytes) -> {});
    assertThat(profile.kind()).isEqualTo(kind);
    assertThat(profile.key()).isEqualTo(key.isEmpty() ? List.of() : List.of(key.split(" ", -1)));
    assertThat(profile.draft()).contains("agency: TODO").contains("\nfields:\n");
    if (!date.isEmpty()) {
      ColumnProfile column =
          profile.columns().stream().filter(c -> c.name().equals(date)).findFirst().orElseThrow();
      long filled = Math.round(profile.rows() * (1 - column.emptyShare()));
      long read = column.forms().values().stream().mapToLong(Long::longValue).sum();
      assertThat(read).isGreaterThanOrEqualTo((long) (0.95 * filled));
      assertThat(profile.draft()).contains("{column: " + Draft.quoted(date) + ", as: ");
    }
  }
}
