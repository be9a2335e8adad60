package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;

/** A closed month is published once, whatever comes late. */
class PublishedMonthsTest {
  private static final String TABLE = "calls-by-kind";
  private static final String RULES =
      """
      version: 1
      signed-by: Privacy officer
      signed-on: 2025-01-15
      tiers:
        nature: {noise: open, parking: open, welfare: open, other: open}
      """;

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  private Village village;

  private List<Village.Call> calls = List.of();

  @BeforeEach
  void publishJuly() {
    village = Village.in(root).with("disclosure.yaml", RULES);
    calls = Village.draw(new Random(11), 2000);
    village.calls(calls).run(on("2025-08-20"));
  }

  private static Clock on(String day) {
    return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
  }

  /** The same calls, a tenth of them corrected, some gone, 300 late ones, and 500 since August. */
  private static List<Village.Call> later(List<Village.Call> calls) {
    List<Village.Call> later = new ArrayList<>();
    for (Village.Call call : calls) {
      if (call.id() % 50 != 7) {
        later.add(call.id() % 10 == 3 ? with(call, call.id(), call.day(), "parking") : call);
      }
    }
    Random random = new Random(12);
    for (int i = 0; i < 800; i++) {
      Village.Call like = calls.get(random.nextInt(2, calls.size()));
      LocalDate day =
          i < 300 ? like.day() : LocalDate.of(2025, 8, 1).plusDays(i < 302 ? 0 : i % 61);
      later.add(with(like, 10_000 + i, day, like.nature()));
    }
    return later;
  }

  private static Village.Call with(Village.Call call, int id, LocalDate day, String nature) {
    return new Village.Call(
        id, day, call.second(), call.response(), nature, call.phone(), call.x(), call.y());
  }

  private Release release(String id) {
    return Release.open(village.home().resolve("releases").resolve(id));
  }

  private static Map<String, Cell> cells(Release release) {
    return table(release).cells().stream()
        .collect(
            Collectors.toMap(
                cell -> cell.area() + "/" + cell.time() + "/" + cell.type(), cell -> cell));
  }

  private static ReleasedTable table(Release release) {
    return release.table(TABLE).orElseThrow();
  }

  private static long sum(Release release, String level, List<String> periods) {
    return table(release).cells().stream()
        .filter(cell -> cell.type().equals("all") && periods.contains(cell.time()))
        .filter(cell -> (cell.area() + ":").startsWith(level + ":"))
        .mapToLong(cell -> Objects.requireNonNull(cell.value()))
        .sum();
  }

  @Test
  void whatWasPublishedStaysAndWhatIsNewIsCountedAsItIs() {
    List<Village.Call> now = later(calls);
    village.calls(now).run(on("2025-10-20"));
    Map<String, Cell> before = cells(release("0001"));
    Map<String, Cell> after = cells(release("0002"));
    List<String> moved =
        before.entrySet().stream()
            .filter(cell -> !cell.getValue().time().equals("all"))
            .filter(cell -> !cell.getValue().equals(after.get(cell.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(moved).isEmpty();
    long august =
        now.stream()
            .filter(call -> call.day().getYear() == 2025 && call.day().getMonthValue() == 8)
            .count();
    assertThat(sum(release("0002"), "city", List.of("2025-08"))).isEqualTo(august);
    assertThat(release("0002").manifest().restates()).isNull();
  }

  /** July was published in August, the quarter it lies in in October: both by the same July. */
  @Test
  void aQuarterIsTheSumOfItsMonthsThoughTheyWerePublishedAtDifferentTimes() {
    village.calls(later(calls)).run(on("2025-10-20"));
    Release release = release("0002");
    assertThat(table(release).head().time().atLevel("quarter"))
        .extracting(member -> member.id())
        .contains("2025-Q3");
    assertThat(sum(release, "districts", List.of("2025-Q3")))
        .isPositive()
        .isEqualTo(sum(release, "blocks", List.of("2025-Q3")))
        .isEqualTo(sum(release, "city", List.of("2025-07", "2025-08", "2025-09")));
  }

  @Test
  void theThirdReleaseStandsOnTheFirstAndTheSecond() throws IOException {
    List<Village.Call> now = later(calls);
    village.calls(now).run(on("2025-09-20"));
    village.calls(now.subList(100, now.size())).run(on("2025-10-20"));
    Map<String, Cell> second = cells(release("0002"));
    Map<String, Cell> third = cells(release("0003"));
    assertThat(second)
        .allSatisfy(
            (name, cell) -> {
              if (!cell.time().equals("all")) {
                assertThat(third).containsEntry(name, cell);
              }
            });
    try (Stream<Path> kept = Files.list(village.home().resolve("lake/.published"))) {
      assertThat(kept.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder("0002", "0003");
    }
  }

  @Test
  void aRestatementCountsEverythingAnewAndSaysWhy() {
    List<Village.Call> now = later(calls);
    village
        .with(
            "disclosure.yaml",
            RULES
                + """
                restatements:
                  - on: 2025-10-01
                    reason: {en: Yearly correction, es: Corrección anual}
                    approved-by: [Ana Ruiz, Ben Cole]
                """)
        .calls(now)
        .run(on("2025-10-20"));
    Manifest.Restatement told = Objects.requireNonNull(release("0002").manifest().restates());
    assertThat(told.approvedBy()).containsExactly("Ana Ruiz", "Ben Cole");
    long july =
        now.stream()
            .filter(call -> call.day().getYear() == 2025 && call.day().getMonthValue() == 7)
            .count();
    assertThat(sum(release("0002"), "city", List.of("2025-07"))).isEqualTo(july);
    assertThat(july).isNotEqualTo(sum(release("0001"), "city", List.of("2025-07")));
    village.calls(now.subList(0, now.size() - 5)).run(on("2025-11-20"));
    assertThat(release("0003").manifest().restates()).as("it is done").isNull();
  }

  @Test
  void aTableThatCountsInAnotherWayWaitsForARestatement() {
    village.with(
        "measures/calls-by-kind.yaml", Village.COUNTS + "where: {report-taken: ['yes']}\n");
    Publication publication = village.calls(later(calls)).run(on("2025-10-20")).publication();
    assertThat(publication.refusals())
        .singleElement()
        .asString()
        .startsWith("Table calls-by-kind was left out: it is counted in another way");
    village.with("measures/calls-by-kind.yaml", Village.COUNTS).run(on("2025-11-20"));
    Map<String, Cell> first = cells(release("0001"));
    Map<String, Cell> back =
        cells(new Releases(village.home().resolve("releases")).latest().orElseThrow());
    assertThat(first)
        .allSatisfy(
            (name, cell) -> {
              if (!cell.time().equals("all")) {
                assertThat(back).containsEntry(name, cell);
              }
            });
  }

  @Test
  void anAreaThatWentAwayIsNamed() {
    village.with(
        "areas/hamlets.geojson", Village.collection(Village.square("Old Mill", 0.1, 0.1, 0.4)));
    assertThat(village.calls(later(calls)).run(on("2025-10-20")).publication().refusals())
        .singleElement()
        .asString()
        .contains("an area of the layer hamlets");
  }
}
