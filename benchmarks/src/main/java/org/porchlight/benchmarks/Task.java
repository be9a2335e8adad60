package org.porchlight.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One measured piece of work in a process of its own, so that its peak of memory is its own and
 * every run begins as cold as a user's.
 */
final class Task {
  /** The word that the runner passes to itself. */
  static final String WORD = "task";

  private static final String FIGURES = "figures ";

  /** What a task does. */
  @FunctionalInterface
  interface Work {
    /** Does it; the number of rows it read. */
    long run() throws Exception;

    /** Comes after the clock has stopped. */
    default void told() throws Exception {}
  }

  /**
   * What one run took.
   *
   * @param seconds of the work, without the start of the virtual machine and of DuckDB's library
   * @param processorSeconds of all its threads, which other work on the machine hardly changes
   * @param peakMiB the most memory that the process held at once
   */
  record Figures(long rows, double seconds, double processorSeconds, double peakMiB) {
    double rowsPerSecond() {
      return rows / seconds;
    }
  }

  private Task() {}

  static void run(List<String> words) throws Exception {
    Path folder = Path.of(words.get(1));
    Work work =
        switch (words.getFirst()) {
          case "duckdb" -> DuckAlone.reading(folder.resolve(words.get(2)), folder);
          case "porchlight" -> PorchlightImport.of(folder, words.get(2));
          case "people", "set" -> LinkedPeople.linking(words.get(2), folder);
          case "night" -> LinkedPeople.nightly(words.get(2), folder);
          case "look-up" -> LinkedPeople.lookingUp(words.get(2), folder);
          default -> throw new IllegalArgumentException("no task " + words.getFirst());
        };
    if (isImport(words.getFirst())) {
      // Unpacking the library out of its jar would cost both the same, and hide how they differ.
      DuckAlone.load();
    }
    Duration used = processorTime();
    long began = System.nanoTime();
    long rows = work.run();
    double seconds = (System.nanoTime() - began) / 1e9;
    double processorSeconds = processorTime().minus(used).toNanos() / 1e9;
    double peak = peakMiB();
    work.told();
    System.out.println(
        FIGURES
            + String.format(
                Locale.ROOT, "%d %.4f %.2f %.1f", rows, seconds, processorSeconds, peak));
  }

  /** Whether a task is an import, or what one is compared with. */
  private static boolean isImport(String task) {
    return task.equals("duckdb") || task.equals("porchlight");
  }

  static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Linux only, as the system's own count of what the process ever held at once. */
  static double peakMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Runs a task in a new process. */
  static Figures inProcess(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // As the launcher starts the command.
                "-XX:+UseParallelGC"));
    if (isImport(words[0])) {
      command.add("-XX:MaxNewSize=160m");
    }
    command.addAll(extra());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Benchmarks.class.getName(), WORD));
    command.addAll(Arrays.asList(words));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output;
    try (InputStream in = process.getInputStream()) {
      output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0) {
      throw new IOException("the task %s ended without figures".formatted(words[0]));
    }
    String[] figures =
        output
            .lines()
            .filter(line -> line.startsWith(FIGURES))
            .findFirst()
            .orElseThrow()
            .substring(FIGURES.length())
            .split(" ", -1);
    return new Figures(
        Long.parseLong(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]),
        Double.parseDouble(figures[3]));
  }

  /** Options for the process's virtual machine, to look into one: {@code -Dbenchmarks.jvm=…}. */
  private static List<String> extra() {
    String options = System.getProperty("benchmarks.jvm", "");
    return options.isBlank() ? List.of() : Arrays.asList(options.split(" ", -1));
  }
}
