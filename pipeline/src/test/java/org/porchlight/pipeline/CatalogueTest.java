package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.disclosure.Candidate;
import org.porchlight.disclosure.TrueCell;
import org.porchlight.release.CellKey;
import org.porchlight.release.Dimension;
import org.porchlight.release.LinkedSet;
import org.porchlight.release.LocalText;
import org.porchlight.release.Member;
import org.porchlight.release.TableHead;

class CatalogueTest {
  @TempDir Path root;

  static long[] seeds() {
    String given = System.getProperty("porchlight.seed", "");
    return given.isBlank() ? new long[] {1, 2, 3} : new long[] {Long.parseLong(given)};
  }

  /** Every line by which a dimension says that numbers add up is true of the true numbers. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatADimensionSaysAddsUpDoes(long seed) throws IOException {
    Candidate candidate = candidate(seed);
    Map<CellKey, Long> counts = new HashMap<>();
    for (TrueCell cell : candidate.cells()) {
      counts.put(cell.key(), ((TrueCell.Counted) cell).count());
    }
    TableHead head = candidate.head();
    int[] checked = new int[2];
    for (CellKey key : counts.keySet()) {
      check(head.area(), key, key.area(), counts, checked, seed, Axis.AREA);
      check(head.time(), key, key.time(), counts, checked, seed, Axis.TIME);
      check(head.type(), key, key.type(), counts, checked, seed, Axis.TYPE);
    }
    assertThat(checked[0]).as("sums checked").isGreaterThan(100);
    assertThat(checked[1]).as("bounds checked").isPositive();
  }

  private enum Axis {
    AREA,
    TIME,
    TYPE;

    CellKey with(CellKey key, String member) {
      return switch (this) {
        case AREA -> new CellKey(key.table(), member, key.time(), key.type());
        case TIME -> new CellKey(key.table(), key.area(), member, key.type());
        case TYPE -> new CellKey(key.table(), key.area(), key.time(), member);
      };
    }
  }

  private static void check(
      Dimension dimension,
      CellKey key,
      String member,
      Map<CellKey, Long> counts,
      int[] checked,
      long seed,
      Axis axis) {
    for (Dimension.Sum sum : dimension.sums()) {
      List<CellKey> parts = sum.parts().stream().map(part -> axis.with(key, part)).toList();
      if (sum.whole().equals(member) && counts.keySet().containsAll(parts)) {
        assertThat(counts.get(key))
            .as("%s as the sum of %s, seed %d", key, sum.parts(), seed)
            .isEqualTo(parts.stream().mapToLong(counts::get).sum());
        checked[0]++;
      }
    }
    for (Dimension.Within within : dimension.within()) {
      CellKey part = axis.with(key, within.part());
      if (within.whole().equals(member) && counts.containsKey(part)) {
        assertThat(counts.get(part))
            .as("%s within %s", part, key)
            .isLessThanOrEqualTo(counts.get(key));
        checked[1]++;
      }
    }
  }

  /** A village whose calls have all come. */
  private Village ended() {
    return Village.in(root)
        .with("sources/calls.yaml", Village.SOURCE + "covers: {to: 2025-07-31}\n");
  }

  /** Counted again the slow way, row by row, every number is the same. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyNumberIsWhatCountingByHandGives(long seed) throws IOException {
    List<Village.Call> calls = Village.draw(new Random(seed), 900);
    Catalogue catalogue = ended().calls(calls).measure();
    Map<CellKey, Map<String, Integer>> byHand = new HashMap<>();
    for (Village.Call call : calls) {
      for (String area : areasByHand(call)) {
        for (String time : timesByHand(call)) {
          for (String type : typesByHand(call)) {
            byHand
                .computeIfAbsent(
                    new CellKey("calls-by-kind", area, time, type), k -> new HashMap<>())
                .merge(call.phone(), 1, Integer::sum);
          }
        }
      }
    }
    for (TrueCell cell : catalogue.candidates().getFirst().cells()) {
      TrueCell.Counted counted = (TrueCell.Counted) cell;
      Map<String, Integer> who = byHand.getOrDefault(cell.key(), Map.of());
      List<Integer> known =
          who.entrySet().stream()
              .filter(entry -> !entry.getKey().isEmpty())
              .map(Map.Entry::getValue)
              .sorted(java.util.Comparator.reverseOrder())
              .toList();
      assertThat(counted)
          .as("seed %d", seed)
          .isEqualTo(
              new TrueCell.Counted(
                  cell.key(),
                  who.values().stream().mapToLong(Integer::longValue).sum(),
                  new TrueCell.Contributors(
                      known.size(),
                      known.stream().limit(1).mapToLong(Integer::longValue).sum(),
                      known.stream().limit(2).mapToLong(Integer::longValue).sum())));
    }
  }

  private static List<String> areasByHand(Village.Call call) {
    List<String> areas = new ArrayList<>(List.of("city"));
    boolean inside = call.x() <= 1;
    // A point on a border belongs to the area that comes first.
    int column = inside ? (int) Math.ceil(call.x() * 4) - 1 : -1;
    int row = (int) Math.ceil(call.y() * 4) - 1;
    areas.add(inside ? "blocks:%d%d".formatted(column, row) : "blocks:unknown");
    areas.add(inside ? "districts:%d%d".formatted(column / 2, row / 2) : "districts:unknown");
    boolean mill = call.x() >= 0.1 && call.x() <= 0.5 && call.y() >= 0.1 && call.y() <= 0.5;
    boolean pena = call.x() >= 0.3 && call.x() <= 0.7 && call.y() >= 0.3 && call.y() <= 0.7;
    if (mill) {
      areas.add("hamlets:old-mill");
    }
    if (pena) {
      areas.add("hamlets:pena");
    }
    if (!mill && !pena) {
      areas.add("hamlets:unknown");
    }
    return areas;
  }

  private static List<String> timesByHand(Village.Call call) {
    int quarter = (call.day().getMonthValue() + 2) / 3;
    return List.of(
        "all",
        Integer.toString(call.day().getYear()),
        "%d-Q%d".formatted(call.day().getYear(), quarter),
        call.day().toString().substring(0, 7));
  }

  private static List<String> typesByHand(Village.Call call) {
    return switch (call.nature()) {
      case "noise", "parking" -> List.of("all", "order", call.nature());
      case "welfare" -> List.of("all", "welfare");
      default -> List.of("all", "other");
    };
  }

  @Test
  void everyGrainHasACellForEachOfItsMembersAndNothingElse() throws IOException {
    Candidate candidate = candidate(7);
    Set<CellKey> expected = new HashSet<>();
    for (TableHead.Grain grain : candidate.head().grains()) {
      List<Member> areas = candidate.head().area().atLevel(grain.area());
      List<Member> times = candidate.head().time().atLevel(grain.time());
      assertThat(areas).as(grain.area()).isNotEmpty();
      assertThat(times).as(grain.time()).isNotEmpty();
      for (Member area : areas) {
        for (Member time : times) {
          grain
              .types()
              .forEach(
                  type -> expected.add(new CellKey("calls-by-kind", area.id(), time.id(), type)));
        }
      }
    }
    assertThat(candidate.cells().stream().map(TrueCell::key))
        .hasSameElementsAs(expected)
        .doesNotHaveDuplicates();
  }

  @Test
  void sharesAndPercentilesHaveTheirBase() throws IOException {
    Village village =
        ended()
            .with(
                "measures/response.yaml",
                measure("{kind: percentiles, field: response-seconds, percentiles: [50, 90]}"))
            .with(
                "measures/in-time.yaml",
                measure("{kind: share-within, field: response-seconds, limits: [15, 240]}"))
            .with(
                "measures/reports.yaml",
                measure("{kind: share-yes, fields: {report-taken: {en: Report, es: Denuncia}}}"));
    List<Village.Call> calls = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      calls.add(
          new Village.Call(
              i,
              java.time.LocalDate.of(2024, 1, 1).plusDays(i == 9 ? 577 : 0),
              0,
              i == 9 ? -1 : i * 60,
              "noise",
              "",
              0.1,
              0.1));
    }
    Catalogue catalogue = village.calls(calls).measure();
    assertThat(measured(catalogue, "response", "city", "p50")).isEqualTo("240.0 of 9");
    assertThat(measured(catalogue, "in-time", "city", "within-240")).isEqualTo("55.6 of 9");
    assertThat(measured(catalogue, "in-time", "districts:11", "within-240")).isEqualTo("0.0 of 0");
    assertThat(measured(catalogue, "reports", "city", "report-taken")).isEqualTo("40.0 of 10");
    TableHead head =
        catalogue.candidates().stream()
            .filter(c -> c.head().id().equals("in-time"))
            .findFirst()
            .orElseThrow()
            .head();
    assertThat(head.type().members().stream().map(Member::name))
        .containsExactly(
            LocalText.of("within 15 seconds", "en 15 segundos o menos"),
            LocalText.of("within 4 minutes", "en 4 minutos o menos"));
    // The puzzle of the calls' counts knows whose records these are.
    LinkedSet set = catalogue.links().getFirst();
    String known = "response-seconds:known";
    assertThat(set.behind())
        .containsExactlyInAnyOrder(
            new LinkedSet.Behind("response", "p50", known, null, null),
            new LinkedSet.Behind("response", "p90", known, null, null),
            new LinkedSet.Behind(
                "in-time", "within-15", known, known + ":within-15", known + ":beyond-15"),
            new LinkedSet.Behind(
                "in-time", "within-240", known, known + ":within-240", known + ":beyond-240"),
            new LinkedSet.Behind(
                "reports",
                "report-taken",
                "report-taken:known",
                "report-taken:known:yes",
                "report-taken:known:no"));
    assertThat(set.type().within())
        .contains(
            new Dimension.Within("all", known),
            new Dimension.Within("all", "report-taken:known"),
            new Dimension.Within(known + ":within-240", known + ":within-15"));
  }

  private static String measured(Catalogue catalogue, String table, String area, String type) {
    return catalogue.candidates().stream()
        .flatMap(candidate -> candidate.cells().stream())
        .filter(cell -> cell.key().equals(new CellKey(table, area, "all", type)))
        .map(cell -> (TrueCell.Measured) cell)
        .map(cell -> "%.1f of %d".formatted(cell.value(), cell.base()))
        .findFirst()
        .orElse("no such cell");
  }

  private static String measure(String what) {
    return """
        topic: calls
        source: calls
        title: {en: Response, es: Respuesta}
        unit: {en: seconds, es: segundos}
        type-label: {en: share, es: parte}
        definition: {en: From call to arrival., es: Desde la llamada hasta la llegada.}
        measure: %s
        time: call-received
        tier: operational
        grains: [{area: city, time: all}, {area: districts, time: all}]
        """
        .formatted(what);
  }

  @Test
  void aSourceThatMayNotBeShownIsRefusedByName() {
    Village village = ended().calls(Village.draw(new Random(1), 20));
    village.with("sources/calls.yaml", Village.SOURCE.replace("show: true", "show: false"));
    assertThatThrownBy(village::measure)
        .hasMessageContaining("measures/calls-by-kind.yaml: records of calls may not be shown")
        .hasMessageContaining("PL-PUBLISH-001");
  }

  @Test
  void aTableByPlaceNeedsRecordsWithAPlace() {
    Village village = ended().calls(Village.draw(new Random(1), 20));
    village.with(
        "sources/calls.yaml",
        Village.SOURCE
            .replace("  longitude: {column: x, as: decimal}\n", "")
            .replace("  latitude: {column: y, as: decimal}\n", ""));
    assertThatThrownBy(village::measure)
        .hasMessageContaining("neither coordinates nor a field that names their area");
  }

  @Test
  void aRecordThatNamesItsAreaIsPlacedThereWhateverItsPoint() throws IOException {
    Village village = ended();
    village.with(
        "sources/calls.yaml",
        Village.SOURCE
            .replace(
                "nature: {column: nature}",
                "nature: {column: nature}\n  disposition: {column: phone}")
            .replace(
                "legal:", "covers: {to: 2025-07-31}\nareas: {districts: disposition}\nlegal:"));
    village.with(
        "measures/calls-by-kind.yaml", Village.COUNTS.replace("contributors: caller-phone\n", ""));
    village.calls(
        List.of(
            call(0, 0, "00", 0.9),
            call(1, 400, "11", 0.9),
            call(2, 10, "", 0.9),
            call(3, 10, "Mars", Double.NaN),
            call(4, 577, "11", 2)));
    Map<String, Long> found = new HashMap<>();
    for (TrueCell cell : village.measure().candidates().getFirst().cells()) {
      CellKey key = cell.key();
      if (key.type().equals("all")
          && (key.area().startsWith("districts") || key.time().equals("all"))) {
        found.merge(key.area(), ((TrueCell.Counted) cell).count(), Long::sum);
      }
    }
    assertThat(found)
        .containsEntry("districts:00", 1L)
        .containsEntry("districts:11", 1L)
        .containsEntry("districts:unknown", 2L)
        .containsEntry("blocks:33", 3L)
        .containsEntry("blocks:unknown", 2L);
  }

  private static Village.Call call(int id, int day, String phone, double at) {
    return new Village.Call(
        id, java.time.LocalDate.of(2024, 1, 1).plusDays(day), 0, 60, "noise", phone, at, at);
  }

  private Candidate candidate(long seed) throws IOException {
    return ended().calls(Village.draw(new Random(seed), 900)).measure().candidates().getFirst();
  }
}
