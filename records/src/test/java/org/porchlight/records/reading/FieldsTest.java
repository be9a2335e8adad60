package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Town;

/** How single columns are read, each through a whole import. */
class FieldsTest {
  private static final String CALLS =
      """
      agency: police
      kind: police-call
      name: {en: Calls, es: Llamadas}
      description: {en: One row per call., es: Una fila por llamada.}
      connector: csv
      file: reports.csv
      key: [id, part]
      fields:
        incident-id: {column: id}
        call-received: {column: received, as: instant, pattern: 'M/d/yyyy H:mm:ss'}
        first-onscene: {column: onscene, as: instant, pattern: 'M/d/yyyy H:mm:ss'}
        report-taken: {column: report, as: flag}
        priority: {column: priority, as: integer, missing: [U]}
        longitude: {column: x, as: decimal, scale: 0.000001}
        latitude: {column: y, as: decimal, scale: 0.000001}
      derived:
        response-seconds: {from: call-received, to: first-onscene}
        hour: {hour-of: call-received}
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  @TempDir Path root;

  private Town calls(String... rows) {
    Town town = Town.in(root).with("sources/reports.yaml", CALLS);
    town.with(
        "measures/reports.yaml",
        """
        topic: crime
        source: reports
        title: {en: Calls, es: Llamadas}
        unit: {en: calls, es: llamadas}
        type-label: {en: priority, es: prioridad}
        definition: {en: One call., es: Una llamada.}
        measure: {kind: count, field: priority, tree: offense}
        time: call-received
        grains: [{area: city, time: month}]
        """);
    return town.received(
        "reports.csv",
        "id,part,received,onscene,report,priority,x,y\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void microdegreesFlagsAndWholeNumbersAreRead() {
    Town town = calls("1,a,3/9/2024 8:05:10,3/9/2024 8:12:40,Y,2.0,-78912000,35991000");
    assertThat(town.importReports().batch().issues()).isEmpty();
    assertThat(
            town.query(
                "SELECT longitude, latitude, \"report-taken\", priority, \"response-seconds\", hour FROM reports"))
        .isEqualTo("-78.912 | 35.991 | true | 2 | 450 | h08\n");
  }

  @Test
  void durationsBelowZeroOrOverTwelveHoursAreLeftOutAndCounted() {
    Town town =
        calls(
            "1,a,3/9/2024 8:00:00,3/9/2024 7:59:59,,,,",
            "2,a,3/9/2024 8:00:00,3/9/2024 20:00:00,,,,",
            "3,a,3/9/2024 8:00:00,3/9/2024 20:00:01,,,,",
            "4,a,3/9/2024 8:00:00,,,,,");
    assertThat(Town.issues(town.importReports().batch()))
        .containsExactly("unlikely-duration response-seconds 2");
    assertThat(town.query("SELECT row, \"response-seconds\" FROM reports ORDER BY row"))
        .isEqualTo("2 | null\n3 | 43200\n4 | null\n5 | null\n");
  }

  @Test
  void theDaysOnWhichClocksChangeAreReadAndNoted() {
    Town town =
        calls(
            "1,a,3/10/2024 1:59:00,3/10/2024 3:01:00,,,,",
            "2,a,3/10/2024 2:30:00,,,,,",
            "3,a,11/3/2024 1:30:00,11/3/2024 2:00:00,,,,");
    assertThat(Town.issues(town.importReports().batch()))
        .containsExactlyInAnyOrder("skipped-hour received 1", "repeated-hour received 1");
    assertThat(
            town.query(
                "SELECT \"call-received\", \"call-received_local\", \"response-seconds\", hour FROM reports ORDER BY row"))
        .isEqualTo(
            """
            2024-03-10 06:59:00.0 | 2024-03-10 01:59:00.0 | 120 | h01
            2024-03-10 07:30:00.0 | 2024-03-10 03:30:00.0 | null | h03
            2024-11-03 05:30:00.0 | 2024-11-03 01:30:00.0 | 5400 | h01
            """);
  }

  @Test
  void aKeyOfTwoColumnsIsOneKey() {
    Town town =
        calls(
            "1,a,3/9/2024 8:00:00,,,,,", "1,b,3/9/2024 8:00:00,,,,,", "1,a,3/9/2024 9:00:00,,,,,");
    ImportResult result = town.importReports();
    assertThat(Town.issues(result.batch())).containsExactly("duplicate-key id', 'part 1");
    assertThat(result.batch().accepted()).isEqualTo(2);
  }

  @Test
  void wordsInPlaceOfNumbersAreLeftOutAndMeantOnesAreNotCounted() {
    Town town =
        calls("1,a,3/9/2024 8:00:00,,maybe,high,,", "2,a,3/9/2024 8:00:00,,no,U,-78912000,north");
    assertThat(Town.issues(town.importReports().batch()))
        .containsExactlyInAnyOrder(
            "unreadable-flag report 1",
            "unreadable-number priority 1",
            "unreadable-number y 1",
            "unusable-place y 1");
  }

  @ParameterizedTest
  @CsvSource({
    "0000,0",
    "2359,1439",
    "5,5",
    "930,570",
    "9:30,570",
    "09:30,570",
    "2400,-1",
    "1260,-1",
    "12h0,-1",
    "12:5,-1",
    "00930,-1",
    "-930,-1"
  })
  void timesOfDayAreHoursAndMinutes(String text, int minute) {
    assertThat(FieldReader.HourMinute.minuteOfDay(text)).isEqualTo(minute);
  }

  @Test
  void aTimeOfDayWithoutItsDayIsAProblemOfTheSettings() {
    Town town = Town.in(root).rows("A1,2024-01-05,1200,T1,,");
    town.with(
        "sources/reports.yaml",
        Town.REPORTS.replace(
            "report-date: {column: Day, as: date, zone: UTC}",
            "occurred-date: {column: Day, as: date}"));
    town.with(
        "measures/reports.yaml",
        "topic: crime\nsource: reports\ntitle: R\nunit: r\ntype-label: t\ndefinition: d\nmeasure: {kind: count, field: offense, tree: offense}\ngrains: [{area: city, time: all}]\n");
    assertThatThrownBy(town::importReports)
        .hasMessageContaining("report-time is a time of day and needs the field report-date");
  }
}
