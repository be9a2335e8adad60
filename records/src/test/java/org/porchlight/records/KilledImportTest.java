package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import in a process of its own, killed at many points of its way. */
class KilledImportTest {
  private static final int ROWS = 60_000;
  private static final int KILLS = 12;
  private static final String ADDS = Town.REPORTS + "load: adds\n";

  @TempDir Path root;

  /** What the process does. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      town(Path.of(arguments[0])).importReports();
    }
  }

  private static Town town(Path folder) {
    return Town.in(folder).with("sources/reports.yaml", ADDS);
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

  private static Town withDeliveries(Path folder) {
    Town town = town(folder);
    town.rows("OLD,2024-01-05,,T1,,").importReports();
    return town.received(
        "reports.csv",
        IntStream.range(0, ROWS)
            .mapToObj("B%d,2024-01-05,,T1,,"::formatted)
            .collect(Collectors.joining("\n", "Case,Day,Hour,Code,Victim,Geo Point\n", "\n")));
  }

  @Test
  void theLakeIsReadableAfterEveryKillAndTheNextRunCompletesIt() throws Exception {
    Path spare = root.resolve("spare");
    withDeliveries(spare);
    long began = System.nanoTime();
    assertThat(start(spare).waitFor()).isZero();
    long uncut = System.nanoTime() - began;

    Set<Boolean> cut = new HashSet<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      Path folder = root.resolve("kill" + kill);
      Town town = withDeliveries(folder);
      Process process = start(folder);
      cut.add(!process.waitFor(uncut * kill / KILLS, TimeUnit.NANOSECONDS));
      process.destroyForcibly().waitFor();
      assertThat(town.query("SELECT count(*) FROM reports"))
          .as("after %d/%d of its time the lake has the delivery whole or not", kill, KILLS)
          .isIn("1\n", ROWS + 1 + "\n");
      town.importReports();
      assertThat(town.query("SELECT count(*) FROM reports")).isEqualTo(ROWS + 1 + "\n");
      assertThat(town.lake().batches("reports")).hasSize(2);
      assertThat(leftIn(folder)).isEmpty();
    }
    assertThat(cut).as("at least one was cut off on its way").contains(true);
  }

  private static Set<Path> leftIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().contains(".partial"))
          .collect(Collectors.toSet());
    }
  }
}
