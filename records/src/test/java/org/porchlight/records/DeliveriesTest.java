package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Standing;

/** One source, delivery after delivery: what is new, corrected, the same, or gone. */
class DeliveriesTest {
  private static final String ALL =
      "SELECT \"case-no\", \"report-date\" FROM reports ORDER BY \"case-no\"";
  private static final String ADDS = Town.REPORTS + "load: adds\n";
  private static final String BY_CONTENT = Town.REPORTS.replace("key: [Case]\n", "");

  @TempDir Path root;

  private static List<Long> difference(ImportResult result) {
    return List.of(result.fresh(), result.changed(), result.same(), result.gone());
  }

  private static String row(String key, int day) {
    return "%s,2024-01-%02d,,T1,,".formatted(key, day);
  }

  @Test
  void aRecordThatAWholeDeliveryLacksCountsNoLongerAndIsKept() {
    Town town = Town.in(root).rows(row("A1", 5), row("A2", 6), row("A3", 7));
    Batch first = town.importReports().batch();
    town.rows(row("A1", 5), row("A3", 8));
    ImportResult second = town.importReports();
    assertThat(difference(second)).containsExactly(0L, 1L, 1L, 1L);
    assertThat(second.batch().standing()).isEqualTo(2);
    assertThat(town.query(ALL)).isEqualTo("A1 | 2024-01-05\nA3 | 2024-01-08\n");
    assertThat(town.query("SELECT count(*) FROM \"reports@gone\"")).isEqualTo("1\n");
    assertThat(town.lake().batches("reports")).contains(first);
    town.rows(row("A1", 5), row("A2", 6), row("A3", 8));
    assertThat(difference(town.importReports()))
        .as("a record that was gone is new again")
        .containsExactly(1L, 0L, 2L, 0L);
    assertThat(town.query("SELECT count(*) FROM \"reports@gone\"")).isEqualTo("0\n");
  }

  @Test
  void aDeliveryOfWhatIsNewLeavesTheRestAndItsCorrectionsHold() {
    Town town = Town.in(root).with("sources/reports.yaml", ADDS);
    town.rows(row("A1", 5), row("A2", 6)).importReports();
    town.rows(row("A2", 9), row("A3", 7));
    assertThat(difference(town.importReports())).containsExactly(1L, 1L, 0L, 0L);
    assertThat(town.query(ALL)).isEqualTo("A1 | 2024-01-05\nA2 | 2024-01-09\nA3 | 2024-01-07\n");
    town.rows(row("A1", 5), row("A2", 6));
    assertThat(difference(town.importReports()))
        .as("the first file again does not bring back what was corrected since")
        .containsExactly(0L, 0L, 2L, 0L);
    assertThat(town.query(ALL)).contains("A2 | 2024-01-09");
    assertThat(town.query("SELECT count(DISTINCT row) FROM reports")).isEqualTo("3\n");
  }

  @Test
  void anotherMappingReadsEveryEarlierDeliveryAgain() {
    Town town = Town.in(root).with("sources/reports.yaml", ADDS);
    town.rows("A1,2024-01-05,,T2,,", "A2,2024-01-06,,T2,,").importReports();
    town.rows("A2,2024-01-09,,T2,,").importReports();
    assertThat(town.query("SELECT DISTINCT offense FROM reports")).isEqualTo("other\n");
    town.with("sources/reports.yaml", ADDS.replace("{T1: theft}", "{T1: theft, T2: theft}"));
    ImportResult again = town.importReports();
    assertThat(difference(again)).containsExactly(0L, 2L, 0L, 0L);
    assertThat(town.query("SELECT DISTINCT offense FROM reports")).isEqualTo("theft\n");
    assertThat(town.query(ALL)).isEqualTo("A1 | 2024-01-05\nA2 | 2024-01-09\n");
    assertThat(again.batch().received())
        .as("the files are in the lake once")
        .isEqualTo(town.lake().batches("reports").subList(0, 2).stream().map(Batch::id).toList());
    assertThat(town.importReports().batch()).isEqualTo(again.batch());
  }

  @Test
  void recordsWithoutAKeyAreWhatTheySayWhateverTheirOrderAndNumber() {
    Town town =
        Town.in(root)
            .with(
                "sources/reports.yaml",
                BY_CONTENT.replace("  case-no: {column: Case}\n", "") + "load: adds\n");
    town.rows(row("1", 5), row("2", 5), row("3", 6)).importReports();
    assertThat(town.query("SELECT count(*) FROM reports"))
        .as("two records that say the same are two")
        .isEqualTo("3\n");
    town.rows(row("71", 6), row("72", 5), row("73", 5), row("74", 7));
    assertThat(difference(town.importReports()))
        .as("the portal numbers its rows anew")
        .containsExactly(1L, 0L, 3L, 0L);
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("4\n");
  }

  @Test
  void knownRecordsUnderNewKeysAreHeldBackAndMakeNothingTwice() {
    Town town = Town.in(root);
    town.rows(rows("A", 40)).importReports();
    town.rows(rows("B", 40));
    ImportResult renumbered = town.importReports();
    assertThat(renumbered.held()).containsExactly(Batch.Held.RENUMBERED);
    assertThat(town.query("SELECT count(*), min(\"case-no\") FROM reports"))
        .isEqualTo("40 | A100\n");
    assertThat(town.lake().held("reports")).containsExactly(renumbered.batch());
    assertThat(town.importReports().batch())
        .as("asking again holds it back again")
        .isEqualTo(renumbered.batch());
    assertThat(town.importReports(true).held()).isEmpty();
    assertThat(town.query("SELECT count(*), min(\"case-no\") FROM reports"))
        .isEqualTo("40 | B100\n");
  }

  private static String[] rows(String prefix, int rows) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "%s%d,2024-%02d-%02d,%02d00,T1,,"
                    .formatted(prefix, 100 + i, 1 + i / 20, 1 + i % 20, i % 24))
        .toArray(String[]::new);
  }

  @Test
  void aDeliveryThatIsMostlyBadOrMostlyMissingCountsNowhere() {
    Town town =
        Town.in(root)
            .with("sources/reports.yaml", Town.REPORTS.replace("percent: 90", "percent: 10"));
    town.rows(rows("A", 20)).importReports();
    town.rows(rows("A", 9));
    assertThat(town.importReports().held()).containsExactly(Batch.Held.FEW_ROWS);
    String[] bad = rows("A", 20);
    for (int i = 0; i < 3; i++) {
      bad[i] = bad[i].replace("2024-01", "2024-31");
    }
    town.rows(bad);
    ImportResult result = town.importReports();
    assertThat(result.held()).containsExactly(Batch.Held.MANY_REJECTED);
    assertThat(result.report()).as("its owner learns why").isPresent();
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("20\n");
    town.rows(rows("A", 21));
    assertThat(difference(town.importReports())).containsExactly(1L, 0L, 20L, 0L);
  }

  @Test
  void aRowThatSaysTheSameIsToldFromOneThatContradicts() {
    Town town = Town.in(root).rows(row("A1", 5), row("A1", 5), row("A1", 6));
    assertThat(town.importReports().batch().issues().stream().map(Batch.IssueCount::rule).toList())
        .containsExactlyInAnyOrder("repeated-row", "duplicate-key");
  }

  @Test
  void aFileInAnotherOrderChangesNothing() {
    Town town = Town.in(root).rows(row("A1", 5), row("A2", 6));
    town.importReports();
    town.rows(row("A2", 6), row("A1", 5));
    assertThat(difference(town.importReports())).containsExactly(0L, 0L, 2L, 0L);
    assertThat(town.query(ALL)).isEqualTo("A1 | 2024-01-05\nA2 | 2024-01-06\n");
  }

  @Test
  void onlyTheLastTwoBatchesCarryTheRest() throws Exception {
    Town town = Town.in(root).with("sources/reports.yaml", ADDS);
    for (int i = 1; i <= 5; i++) {
      town.rows(row("A" + i, i)).importReports();
    }
    assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo("5\n");
    try (Stream<Path> files = Files.walk(town.home().resolve("lake"))) {
      assertThat(files.filter(file -> file.endsWith("carried.parquet.enc")).count()).isEqualTo(2);
    }
  }

  /** Ten a day from Monday to Friday: weekends are calm, three missing weeks are not. */
  @Test
  void aHoleInHistoryIsAGapAndAQuietWeekendIsNot() {
    List<String> rows = new ArrayList<>();
    LocalDate first = LocalDate.of(2024, 1, 1);
    for (int day = 0; day < 180; day++) {
      LocalDate date = first.plusDays(day);
      if (date.getDayOfWeek().getValue() < 6 && (day < 84 || day >= 105)) {
        for (int i = 0; i < 10; i++) {
          rows.add("A%d-%d,%s,,T1,,".formatted(day, i, date));
        }
      }
    }
    Town town = Town.in(root).rows(rows.toArray(String[]::new));
    Batch batch = town.importReports().batch();
    assertThat(batch.from()).isEqualTo(first);
    assertThat(batch.to()).isEqualTo(first.plusDays(179));
    assertThat(batch.gaps())
        .containsExactly(
            new Standing.Gap(LocalDate.of(2024, 3, 23), LocalDate.of(2024, 4, 14), 150));
  }

  @Test
  void aSourceThatSendsOnOneDayAMonthHasNoHoles() {
    List<String> rows = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      for (int i = 0; i < 40; i++) {
        rows.add("A%d-%d,2024-%02d-11,,T1,,".formatted(month, i, month));
      }
    }
    Town town = Town.in(root).rows(rows.toArray(String[]::new));
    assertThat(town.importReports().batch().gaps()).isEmpty();
  }

  static long[] seeds() {
    return Seeds.all();
  }

  /** Against a plain map, over random deliveries of both ways to load. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatCountsIsWhatAMapWouldHold(long seed) {
    RandomGenerator random = Seeds.random(seed);
    boolean adds = random.nextBoolean();
    Town town =
        Town.in(root)
            .with(
                "sources/reports.yaml", (adds ? ADDS : Town.REPORTS) + "fewest-rows-percent: 0\n");
    Map<String, Integer> standing = new TreeMap<>();
    for (int delivery = 0; delivery < 6; delivery++) {
      Map<String, Integer> rows = new TreeMap<>();
      int size = 1 + random.nextInt(12);
      for (int i = 0; i < size; i++) {
        rows.put("A" + random.nextInt(15), 1 + random.nextInt(3));
      }
      List<String> lines = new ArrayList<>();
      rows.forEach((key, day) -> lines.add(row(key, day)));
      town.rows(lines.toArray(String[]::new));
      ImportResult result = town.importReports();
      long same =
          rows.entrySet().stream()
              .filter(one -> one.getValue().equals(standing.get(one.getKey())))
              .count();
      long known = rows.keySet().stream().filter(standing::containsKey).count();
      long gone =
          adds ? 0 : standing.keySet().stream().filter(key -> !rows.containsKey(key)).count();
      if (result.report().isPresent()) {
        assertThat(difference(result))
            .as("seed %d, delivery %d", seed, delivery)
            .containsExactly(rows.size() - known, known - same, same, gone);
      }
      if (!adds) {
        standing.clear();
      }
      standing.putAll(rows);
      String expected =
          standing.entrySet().stream()
              .map(one -> "%s | 2024-01-%02d\n".formatted(one.getKey(), one.getValue()))
              .collect(Collectors.joining());
      assertThat(town.query(ALL)).as("seed %d, delivery %d", seed, delivery).isEqualTo(expected);
    }
  }
}
