package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that serves the public, seen from outside by what the system says of it. */
class HubReachTest {
  @Test
  void itHoldsNothingOpenOfTheHomeButReleasesAndKnowsNoKey(@TempDir Path home) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs Linux");
    Path releases = Files.createDirectory(home.resolve("releases"));
    new SampleRelease(List.of("en", "es"), true).write(releases);
    for (String restricted : List.of("lake", "postgres", "keys")) {
      Files.writeString(Files.createDirectory(home.resolve(restricted)).resolve("data"), "x");
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.porchlight.hub.HubApplication");
    builder.environment().clear();
    builder.environment().put("PORCHLIGHT_HUB_RELEASES", releases.toString());
    builder.environment().put("PORCHLIGHT_HUB_PORT", "0");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      while (line != null && !line.startsWith("hub ready ")) {
        line = out.readLine();
      }
      assertThat(line).isNotNull();
      Path seen = Path.of("/proc", String.valueOf(process.pid()));
      assertThat(openFiles(seen))
          .isNotEmpty()
          .noneMatch(
              file -> file.startsWith(home.toString()) && !file.startsWith(releases.toString()));
      assertThat(Files.readString(seen.resolve("environ"), StandardCharsets.ISO_8859_1).split("\0"))
          .allMatch(entry -> entry.isEmpty() || entry.startsWith("PORCHLIGHT_HUB_"));
      assertThat(Files.readString(seen.resolve("maps"), StandardCharsets.ISO_8859_1))
          .doesNotContain(home.resolve("lake").toString(), "duckdb");
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static List<String> openFiles(Path process) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      for (Path file : files.toList()) {
        if (Files.isSymbolicLink(file)) {
          all.add(Files.readSymbolicLink(file).toString());
        }
      }
    }
    return all;
  }
}
