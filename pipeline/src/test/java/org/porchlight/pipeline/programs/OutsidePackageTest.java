package org.porchlight.pipeline.programs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.porchlight.evaluation.Absence;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.History;
import org.porchlight.evaluation.Plan;
import org.porchlight.evaluation.Result;
import org.porchlight.release.LocalText;
import org.porchlight.release.ProgramReport;
import org.porchlight.release.Sha256;

/** Each figure comes out of the files by the recipe's words, and nobody can be known from them. */
class OutsidePackageTest {
  private static final int START = 900;
  private static final int DRAWS = 200;
  private static final long SEED = -77;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Map<String, Traits> traits = new HashMap<>();

  private Map<String, String> made(boolean crowded) {
    List<History> histories = new ArrayList<>();
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      double often = 0.005 + 0.1 * Math.pow(random.nextDouble(), 4);
      int[] days =
          IntStream.range(0, START + 180).filter(_ -> random.nextDouble() < often).toArray();
      String handle = "SECRET" + i;
      boolean in =
          served.size() < 20
              && Arrays.stream(days).filter(day -> day >= START - 90 && day < START).count() >= 4;
      if (in) {
        served.add(handle);
      }
      List<Absence> lost =
          i % 3 == 0
              ? List.of(new Absence(START + 10, START + 20 + i % 50, Absence.Cause.JAIL))
              : List.of();
      histories.add(new History(handle, days, lost));
      traits.put(
          handle,
          new Traits(
              i % 2 == 0 ? "35-54" : "under-35", crowded || i % 4 > 0 ? "F" : "M", "unknown"));
    }
    Plan plan = new Plan("p", 90, 4, 180, START, START + 180, List.of("fire"));
    Evaluation evaluation = new Evaluation(histories, 0, START + 180);
    Result.Finding finding = (Result.Finding) evaluation.of(plan, served, DRAWS, SEED);
    OutsidePackage outside = new OutsidePackage(report(), DRAWS, traits);
    outside.add("fire", evaluation.file(plan, served), finding, SEED);
    return unzipped(outside.zip());
  }

  private static ProgramReport report() {
    LocalDate start = LocalDate.of(2026, 2, 1);
    return new ProgramReport(
        "p",
        LocalText.of("P", "P"),
        LocalText.of("P", "P"),
        "2.11",
        new ProgramReport.Rule(List.of("fire"), 90, 4),
        20,
        start,
        180,
        start.plusDays(180),
        new ProgramReport.Registration("ab".repeat(32), start.minusDays(9), false, null),
        start.plusDays(190),
        List.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        null);
  }

  private static Map<String, String> unzipped(byte[] zip) {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  private static List<Map<String, String>> rows(Map<String, String> files, String name) {
    List<String> lines = requireNonNull(files.get("p/" + name)).lines().toList();
    List<String> heads = List.of(lines.getFirst().split(",", -1));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              Map<String, String> row = new LinkedHashMap<>();
              for (int i = 0; i < heads.size(); i++) {
                row.put(heads.get(i), cells[i]);
              }
              return row;
            })
        .toList();
  }

  private static int number(Map<String, String> row, String column) {
    return Integer.parseInt(requireNonNull(row.get(column)));
  }

  private static double index(List<Map<String, String>> rows) {
    double[] sums = new double[4];
    for (Map<String, String> row : rows) {
      sums[0] += number(row, "before");
      sums[1] += number(row, "days_before");
      sums[2] += number(row, "after");
      sums[3] += number(row, "days_after");
    }
    return 100 * sums[2] / sums[3] * sums[1] / sums[0];
  }

  @Test
  void theRecipeGivesEachFigureAgain() {
    Map<String, String> files = made(true);
    Map<String, String> figures = new HashMap<>();
    rows(files, "fire/figures.csv")
        .forEach(row -> figures.put(row.get("figure"), row.get("value")));
    List<Map<String, String>> served = rows(files, "fire/served.csv");
    List<Map<String, String>> past = rows(files, "fire/past.csv");
    Map<String, Map<String, String>> without = new HashMap<>();
    rows(files, "fire/without.csv")
        .forEach(row -> without.put(row.get("finding") + "/" + row.get("lost"), row));
    assertThat(without).isNotEmpty();
    RandomGenerator draw =
        RandomGeneratorFactory.of("L64X128MixRandom")
            .create(Long.parseUnsignedLong(figures.get("seed")));
    double[] usual = new double[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      List<Map<String, String>> taken = new ArrayList<>();
      for (int band : new TreeSet<>(served.stream().map(row -> number(row, "band")).toList())) {
        Map<String, List<Map<String, String>>> people = new LinkedHashMap<>();
        past.stream()
            .filter(row -> number(row, "band") == band)
            .forEach(
                row -> people.computeIfAbsent(row.get("person"), _ -> new ArrayList<>()).add(row));
        List<List<Map<String, String>>> all = List.copyOf(people.values());
        List<Map<String, String>> line = new ArrayList<>();
        for (int p = 0; p < all.size(); p++) {
          line.addAll(all.get(draw.nextInt(all.size())));
        }
        for (Map<String, String> one : served) {
          if (number(one, "band") == band) {
            Map<String, String> finding = line.get(draw.nextInt(line.size()));
            taken.add(
                number(one, "lost") == 0
                    ? finding
                    : requireNonNull(without.get(finding.get("finding") + "/" + one.get("lost"))));
          }
        }
      }
      usual[i] = index(taken);
    }
    Arrays.sort(usual);
    assertThat(usual[(int) Math.round(0.5 * (DRAWS - 1))])
        .isEqualTo(Double.parseDouble(figures.get("usual")));
    assertThat(usual[(int) Math.round(0.05 * (DRAWS - 1))])
        .isEqualTo(Double.parseDouble(figures.get("usual_low")));
    assertThat(usual[(int) Math.round(0.95 * (DRAWS - 1))])
        .isEqualTo(Double.parseDouble(figures.get("usual_high")));
    assertThat(index(served)).isEqualTo(Double.parseDouble(figures.get("seen")));
  }

  @Test
  void nobodysHandleAndNoDayIsInItAndEverybodyStandsInACrowd() {
    Map<String, String> files = made(true);
    assertThat(String.join("\n", files.values())).doesNotContain("SECRET");
    assertThat(rows(files, "fire/served.csv"))
        .allSatisfy(row -> assertThat(row.get("age")).isNotEmpty());
    assertThat(number(rows(files, "fire/figures.csv").getLast(), "value"))
        .isGreaterThanOrEqualTo(OutsidePackage.Detail.SMALLEST_CLASS);
    files.forEach(
        (name, text) -> {
          if (!name.endsWith("SHA256SUMS")) {
            assertThat(files.get("p/SHA256SUMS"))
                .contains(
                    Sha256.of(text.getBytes(StandardCharsets.UTF_8)) + "  " + name.substring(2));
          }
        });
  }

  /** Few men among those served: sex and age together would point at somebody. */
  @Test
  void whatWouldPointAtSomebodyIsLeftOut() {
    Map<String, String> files = made(false);
    List<Map<String, String>> served = rows(files, "fire/served.csv");
    Map<String, Long> classes = new HashMap<>();
    served.forEach(row -> classes.merge(row.get("age") + row.get("sex"), 1L, Long::sum));
    assertThat(classes.values()).allSatisfy(size -> assertThat(size).isGreaterThanOrEqualTo(5));
    assertThat(served)
        .allSatisfy(
            row -> assertThat("".equals(row.get("age")) || "".equals(row.get("sex"))).isTrue());
  }
}
