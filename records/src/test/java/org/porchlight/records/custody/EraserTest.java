package org.porchlight.records.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.Source;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Town;
import org.porchlight.records.lake.Batch;

class EraserTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final String CANARY = "Zyx Qwolfram";
  private static final String TYPO = "Zyx Qwolfrann";

  @TempDir Path root;
  private Town town;

  @BeforeEach
  void settle() {
    town = Town.in(root);
  }

  private static String row(String key, String day, String name) {
    return "%s,%s,1430,T1,%s,".formatted(key, day, name);
  }

  private Eraser.Result erase(Target target) throws IOException {
    Source source = town.city().source("reports");
    try (Closeable _ = town.lake().lock()) {
      return new Eraser(town.lake(), CLOCK)
          .erase(source, target, "Records office", "Expunction order", Elsewhere.NOWHERE);
    }
  }

  private static Target key(String key) {
    return new Target.Keys(List.of(List.of(key)));
  }

  private boolean homeHolds(String value) throws IOException {
    return OpenedHome.of(town.lake(), town.home(), town.city().source("reports")).holds(value);
  }

  /** Deliveries, corrections, rejected rows and what is carried on: all of it. */
  @Test
  void nothingOfAnErasedRecordCanBeReadAnyMore() throws IOException {
    town.with("sources/reports.yaml", Town.REPORTS + "load: adds\n");
    town.rows(row("A1", "2024-01-05", TYPO), row("A2", "2024-01-06", "Ada Lane")).importReports();
    town.rows(row("A1", "2024-01-05", CANARY), row("A1", "2024-01-05", CANARY), "A3,soon,,T1,B,")
        .importReports();
    town.rows(row("A4", "2024-01-09", "Bo Reed"), "A1,never,,T1," + CANARY + ",").importReports();
    town.rows(row("A5", "2024-01-10", "Cy Reed")).importReports();
    assertThat(homeHolds(CANARY)).isTrue();
    assertThat(homeHolds(TYPO)).isTrue();
    assertThat(town.query("SELECT \"case-no\" FROM reports ORDER BY 1"))
        .isEqualTo("A1\nA2\nA4\nA5\n");

    Eraser.Result result = erase(key("A1"));

    assertThat(result).isEqualTo(new Eraser.Result("reports", 1, 1, 4, 4));
    assertThat(homeHolds(CANARY)).isFalse();
    assertThat(homeHolds(TYPO)).isFalse();
    assertThat(homeHolds("A1")).isFalse();
    assertThat(homeHolds("Ada Lane")).as("others stay").isTrue();
    assertThat(town.query("SELECT \"case-no\" FROM reports ORDER BY 1")).isEqualTo("A2\nA4\nA5\n");
    Batch last = town.lake().current("reports").orElseThrow();
    assertThat(last.standing()).isEqualTo(3);
    assertThat(last.from()).hasToString("2024-01-06");
    Batch third = town.lake().batches("reports").get(2);
    assertThat(third.rows()).isEqualTo(1);
    assertThat(third.rejected()).isZero();
    assertThat(third.erased()).hasSize(1);
  }

  @Test
  void anErasedRecordIsNotTakenInAgain() throws IOException {
    town.rows(row("A1", "2024-01-05", CANARY), row("A2", "2024-01-06", "Ada Lane")).importReports();
    erase(key("A1"));
    town.rows(
        row("A1", "2024-01-05", CANARY),
        row("A2", "2024-01-06", "Ada Lane"),
        row("A3", "2024-01-07", "Bo Reed"));
    ImportResult result = town.importReports();

    assertThat(result.erased()).isEqualTo(1);
    assertThat(result.rows()).isEqualTo(2);
    assertThat(result.gone()).isZero();
    assertThat(result.same()).isEqualTo(1);
    assertThat(result.held()).isEmpty();
    assertThat(Town.issues(result.batch())).contains("erased  1");
    assertThat(homeHolds(CANARY)).isFalse();
    assertThat(town.importReports().fresh()).isZero();
  }

  /** Other settings read the files again, and find the rows where they were. */
  @Test
  void whatIsLeftOfADeliveryCanBeReadByOtherSettings() throws IOException {
    town.with("sources/reports.yaml", Town.REPORTS + "load: adds\n");
    town.rows(row("A1", "2024-01-05", CANARY), row("A2", "2024-01-06", "Ada \"Q\", Lane\nX"));
    town.received(
        "reports.csv",
        "Case,Day,Hour,Code,Victim,Geo Point\n"
            + row("A1", "2024-01-05", CANARY)
            + "\n"
            + row("A2", "2024-01-06", "\"Ada \"\"Q\"\", Lane\"")
            + "\n");
    town.importReports();
    erase(key("A1"));
    town.with(
        "sources/reports.yaml",
        Town.REPORTS.replace("offense: {T1: theft}", "offense: {T1: other}") + "load: adds\n");
    town.rows(row("A3", "2024-01-07", "Bo Reed")).importReports();

    assertThat(
            town.query(
                "SELECT \"case-no\", offense, \"victim-name\", row & 255 FROM reports ORDER BY 1"))
        .isEqualTo("A2 | other | Ada \"Q\", Lane | 3\nA3 | other | Bo Reed | 2\n");
    erase(key("A2"));
    assertThat(homeHolds("Ada")).isFalse();
    assertThat(town.query("SELECT \"case-no\" FROM reports")).isEqualTo("A3\n");
  }

  @Test
  void aRecordWithoutAKeyIsNamedByOneOfItsRows() throws IOException {
    town.with("sources/reports.yaml", Town.REPORTS.replace("key: [Case]\n", ""));
    town.rows(row("A1", "2024-01-05", "Ada Lane"), row("A2", "2024-01-05", CANARY)).importReports();
    String batch = town.lake().current("reports").orElseThrow().id();
    assertThat(erase(new Target.Rows(Map.of(batch, Set.of(3L)))).found()).isEqualTo(1);
    assertThat(homeHolds(CANARY)).isFalse();
    town.rows(
        row("A9", "2024-01-05", "Bo Reed"),
        row("A2", "2024-01-05", CANARY),
        row("A1", "2024-01-05", "Ada Lane"));
    assertThat(town.importReports().erased()).isEqualTo(1);
    assertThat(homeHolds(CANARY)).isFalse();
  }

  @Test
  void aConditionFindsWhatIsDue() throws IOException {
    town.rows(row("A1", "2014-01-05", CANARY), row("A2", "2024-01-05", "Ada Lane")).importReports();
    assertThat(erase(new Target.Where("\"report-date\" < DATE '2020-01-01'")).found()).isEqualTo(1);
    assertThat(homeHolds(CANARY)).isFalse();
    assertThat(town.query("SELECT \"case-no\" FROM reports")).isEqualTo("A2\n");
  }

  @Test
  void aDeliveryThatIsHeldBackIsClearedToo() throws IOException {
    town.rows(
            row("A1", "2024-01-05", "Ada Lane"),
            row("A2", "2024-01-06", "Bo"),
            row("A3", "2024-01-06", "Bo"))
        .importReports();
    town.rows(row("A1", "2024-01-05", CANARY));
    assertThat(town.importReports().held()).isNotEmpty();
    assertThat(homeHolds(CANARY)).isTrue();
    erase(key("A1"));
    assertThat(homeHolds(CANARY)).isFalse();
  }

  @Test
  void recordsOfOtherSchemasAreNamedByTheirFields() throws IOException {
    town.rows(row("A1", "2024-01-05", CANARY)).importReports();
    List<String> told = new ArrayList<>();
    Source source = town.city().source("reports");
    new Eraser(town.lake(), CLOCK)
        .erase(source, key("A1"), "Office", "Order", (_, records) -> told.addAll(records));
    assertThat(told).containsExactly("A1");
    assertThat(Tombstones.of(town.lake(), "reports").erasures())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.pending()).isNull();
              assertThat(one.by()).isEqualTo("Office");
              assertThat(one.names()).allMatch(name -> name.matches("[0-9a-f]{32}"));
            });
  }

  /** Rather a row too many than one too few: an earlier header had another name for the key. */
  @Test
  void aDeliveryWhoseKeyHadAnotherNameIsClearedToo() throws IOException {
    town.with("sources/reports.yaml", Town.REPORTS.replace("Case", "Number"));
    town.received(
        "reports.csv",
        "Number,Day,Hour,Code,Victim,Geo Point\n" + row("A1", "2024-01-05", CANARY) + "\n");
    town.importReports();
    town.with("sources/reports.yaml", Town.REPORTS);
    town.rows(row("A1", "2024-01-05", CANARY), row("A2", "2024-01-06", "Ada Lane")).importReports();
    assertThat(erase(key("A1")).rows()).isEqualTo(2);
    assertThat(homeHolds(CANARY)).isFalse();
    town.with("sources/reports.yaml", Town.REPORTS.replace("Case", "Ref"));
    town.received(
        "reports.csv",
        "Ref,Day,Hour,Code,Victim,Geo Point\n" + row("A1", "2024-01-05", CANARY) + "\n");
    assertThat(town.importReports().erased()).isEqualTo(1);
    assertThat(homeHolds(CANARY)).isFalse();
  }
}
