package org.porchlight.records.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.Source;
import org.porchlight.records.Town;

/** An erasure in a process of its own, killed at many points of its way. */
class KilledErasureTest {
  private static final int ROWS = 20_000;
  private static final int KILLS = 12;
  private static final String CANARY = "Zyx Qwolfram";

  @TempDir Path root;

  /** What the process does. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      Town town = town(Path.of(arguments[0]));
      Source source = town.city().source("reports");
      try (Closeable _ = town.lake().lock()) {
        new Eraser(town.lake(), Clock.systemUTC())
            .erase(
                source,
                new Target.Keys(List.of(List.of("GONE"))),
                "Office",
                "Order",
                Elsewhere.NOWHERE);
      }
    }
  }

  private static Town town(Path folder) {
    return Town.in(folder).with("sources/reports.yaml", Town.REPORTS + "load: adds\n");
  }

  private static Process start(Path folder) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            folder.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void settle(Path folder) {
    Town town = town(folder);
    for (int delivery = 1; delivery <= 3; delivery++) {
      int number = delivery;
      town.received(
              "reports.csv",
              IntStream.range(0, ROWS)
                  .mapToObj(row -> "B%1$d-%2$d,2024-01-0%1$d,,T1,,".formatted(number, row))
                  .collect(
                      Collectors.joining(
                          "\n",
                          "Case,Day,Hour,Code,Victim,Geo Point\nGONE,2024-01-0%d,,T1,%s,\nGONE,soon,,,%s,\n"
                              .formatted(number, CANARY, CANARY),
                          "\n")))
          .importReports();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      tree.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  void theLakeIsWholeAfterEveryKillAndTheNextRunEndsWhatWasBegun() throws Exception {
    Path settled = root.resolve("settled");
    settle(settled);
    Path spare = root.resolve("spare");
    copy(settled, spare);
    long began = System.nanoTime();
    assertThat(start(spare).waitFor()).isZero();
    long uncut = System.nanoTime() - began;

    Set<Boolean> cut = new HashSet<>();
    Set<Boolean> begun = new HashSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Path folder = root.resolve("kill" + kill);
      copy(settled, folder);
      Process process = start(folder);
      // The first half is the start of the machine and the reading of the files.
      cut.add(!process.waitFor(uncut * (KILLS + kill) / (2 * KILLS), TimeUnit.NANOSECONDS));
      process.destroyForcibly().waitFor();
      Town town = town(folder);
      assertThat(town.query("SELECT count(*) FROM reports"))
          .as("after kill %d the lake is readable", kill)
          .isIn(3 * ROWS + 1 + "\n", 3 * ROWS + "\n");
      Source source = town.city().source("reports");
      boolean wasBegun = !Tombstones.of(town.lake(), "reports").erasures().isEmpty();
      begun.add(wasBegun);
      try (Closeable _ = town.lake().lock()) {
        new Eraser(town.lake(), Clock.systemUTC()).resume(source, Elsewhere.NOWHERE);
      }
      if (wasBegun) {
        assertThat(OpenedHome.of(town.lake(), town.home(), source).places(CANARY)).isEmpty();
        assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo(3 * ROWS + "\n");
        assertThat(town.lake().batches("reports"))
            .allSatisfy(batch -> assertThat(batch.erased()).hasSize(1))
            .allSatisfy(batch -> assertThat(batch.rejected()).isZero());
      }
      assertThat(leftIn(folder)).isEmpty();
    }
    assertThat(cut).as("at least one was cut off on its way").contains(true);
    assertThat(begun).as("at least one had begun").contains(true);
  }

  private static Set<Path> leftIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(
              file ->
                  file.toString().endsWith(".new") || file.toString().endsWith(".rewrite-ready"))
          .collect(Collectors.toSet());
    }
  }
}
