package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What fuzzing found once is read for ever, and so are the inputs that it starts from. A finding is
 * a file in {@code fuzz/TARGET/} of the test resources.
 */
class KeptFindingsTest {
  private static final Path KEPT = Path.of("src/test/resources/fuzz");
  private static final Duration MOST = Duration.ofSeconds(20);

  static List<FuzzTarget> targets() {
    return FuzzTargets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void whatWasFoundOnceIsReadOrRefused(FuzzTarget target) throws IOException {
    assertThat(target.seeds()).isNotEmpty();
    for (byte[] seed : target.seeds()) {
      target.reading().read(seed);
    }
    for (Path file : files(KEPT.resolve(target.name()))) {
      byte[] input = Files.readAllBytes(file);
      assertTimeout(MOST, () -> target.reading().read(input), file::toString);
    }
  }

  @Test
  void everyFolderOfFindingsHasItsTarget() throws IOException {
    assertThat(targets())
        .extracting(FuzzTarget::name)
        .doesNotHaveDuplicates()
        .containsAll(files(KEPT).stream().map(file -> file.getFileName().toString()).toList());
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
