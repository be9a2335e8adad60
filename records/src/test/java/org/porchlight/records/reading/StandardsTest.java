package org.porchlight.records.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Town;
import org.porchlight.records.lake.Batch;

/** Standard codes, questions over several columns and doubted clocks, each by a whole import. */
class StandardsTest {
  @TempDir Path root;

  private Town town(String source, String field, String rows) {
    return Town.in(root)
        .with("sources/reports.yaml", source)
        .with(
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
                .formatted(field))
        .received("reports.csv", rows);
  }

  private static final String HEAD =
      """
      agency: police
      name: {en: R, es: R}
      description: {en: R., es: R.}
      connector: csv
      file: reports.csv
      key: [id]
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  @Test
  void codesOfAStandardNeedNoEntryAndGroupsTakeAllOfTheirCodes() {
    Town town =
        town(
            HEAD
                + """
                kind: crime-report
                fields:
                  case-no: {column: id}
                  offense: {column: code, standard: nibrs}
                codes:
                  offense: {larceny: theft, 13A: other}
                """,
            "offense",
            "id,code\n1,23C\n2,23f\n3,13A\n4,120\n5,LOCAL\n6,LOCAL\n7,LOCAL\n");
    Batch batch = town.importReports().batch();
    assertThat(town.query("SELECT row, offense FROM reports ORDER BY row"))
        .isEqualTo("2 | theft\n3 | theft\n4 | other\n5 | other\n6 | other\n7 | other\n8 | other\n");
    assertThat(Town.issues(batch)).containsExactly("unmapped-code code 4");
    assertThat(batch.unmapped().get("offense")).isEqualTo(Map.of("LOCAL", 3L));
  }

  @Test
  void aStandardWithoutTypesIsCheckedAndKeptAsItIs() {
    Town town =
        town(
            HEAD
                + """
                kind: fire-response
                fields:
                  incident-id: {column: id}
                  incident-type: {column: code, standard: [nfirs, neris]}
                """,
            "incident-id",
            "id,code\n1,111 Building fire\n2,FIRE||STRUCTURE_FIRE\n3,what\n");
    assertThat(Town.issues(town.importReports().batch())).contains("unmapped-code code 1");
    assertThat(town.query("SELECT \"incident-type\" FROM reports ORDER BY row"))
        .isEqualTo("111\nFIRE||STRUCTURE_FIRE\nnull\n");
  }

  @Test
  void aQuestionOverSeveralColumnsIsYesWhenAnySaysSo() {
    Town town =
        town(
            HEAD
                + """
                kind: survey-answer
                fields:
                  respondent: {column: id}
                  weight: {column: w, as: decimal}
                  q-transit: {columns: [a, b, c], as: any-of, yes: ['3'], missing: ['9']}
                  q-any: {columns: [a, b], as: any-of}
                """,
            "respondent",
            "id,w,a,b,c\n1,0.5,1,2,3\n2,1,1,2,\n3,1.5,,,9\n4,1,,0,\n");
    assertThat(town.importReports().rejected()).isZero();
    assertThat(town.query("SELECT weight, \"q-transit\", \"q-any\" FROM reports ORDER BY row"))
        .isEqualTo(
            "0.5 | true | true\n1.0 | false | true\n1.5 | null | null\n1.0 | false | false\n");
  }

  @Test
  void aDoubtedClockIsOneLineOfTheReportAndOneIssueOfTheBatch() throws java.io.IOException {
    StringBuilder rows = new StringBuilder("id,at,utc\n");
    for (int i = 0; i < 200; i++) {
      int day = i % 28 + 1;
      rows.append("%d,2024-01-%02d %02d:%02d:00,".formatted(i, day, i % 17, i % 60));
      rows.append("2024-01-%02d %02d:%02d:00\n".formatted(day, i % 17 + 5, i % 60));
    }
    Town town =
        town(
            HEAD
                + """
                kind: police-call
                fields:
                  incident-id: {column: id}
                  call-received: {column: at, as: instant}
                  closed: {column: utc, as: instant}
                """,
            "incident-id",
            rows.toString());
    ImportResult result = town.importReports();
    assertThat(result.rejected()).isZero();
    assertThat(Town.issues(result.batch())).contains("utc-printed-as-local utc 1");
    assertThat(java.nio.file.Files.readString(result.report().orElseThrow()))
        .contains("100 % of 200 rows it differs from column &#39;at&#39;".replace("&#39;", "'"));
  }

  @Test
  void aZoneOfItsOwnPutsUtcBackOnTheLocalClock() {
    Town town =
        town(
            HEAD
                + """
                kind: police-call
                fields:
                  incident-id: {column: id}
                  call-received: {column: at, as: instant, zone: UTC}
                """,
            "incident-id",
            "id,at\n1,2024-07-01 03:30:00\n");
    town.importReports();
    assertThat(town.query("SELECT \"call-received\", \"call-received_local\" FROM reports"))
        .isEqualTo("2024-07-01 03:30:00.0 | 2024-06-30 23:30:00.0\n");
  }
}
