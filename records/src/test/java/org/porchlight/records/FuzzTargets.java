package org.porchlight.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.porchlight.records.fetch.FetchTargets;
import org.porchlight.records.formats.FormatTargets;
import org.porchlight.records.places.PlaceTargets;
import org.porchlight.records.reading.ReadingTargets;

/**
 * All that reads what agencies and servers send. {@code benchmarks/run fuzz} lets a fuzzer that
 * watches which branches an input reaches call {@link #fuzzerTestOneInput}; what it finds is kept
 * and read again by {@link KeptFindingsTest}.
 */
public final class FuzzTargets {
  private static final String CHOSEN = "porchlight.fuzzTarget";

  private FuzzTargets() {}

  static List<FuzzTarget> all() {
    return Stream.of(
            FormatTargets.all(), PlaceTargets.all(), ReadingTargets.all(), FetchTargets.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The one that is being fuzzed, found once: this is called some thousand times a second. */
  private static final class Chosen {
    private static final FuzzTarget TARGET =
        all().stream()
            .filter(target -> target.name().equals(System.getProperty(CHOSEN)))
            .findFirst()
            .orElseThrow();
  }

  /** Called by the fuzzer, which finds it by its name. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Chosen.TARGET.reading().read(input);
  }

  /** Writes the seeds of each target into a folder of its name, below the folder given. */
  public static void main(String[] folder) throws IOException {
    for (FuzzTarget target : all()) {
      Path seeds = Files.createDirectories(Path.of(folder[0], target.name()));
      int number = 0;
      for (byte[] seed : target.seeds()) {
        Files.write(seeds.resolve("seed-" + number++), seed);
      }
    }
  }
}
