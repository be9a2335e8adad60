package org.porchlight.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * DuckDB alone against a whole import of the same file, each in a process of its own, at sizes that
 * show whether memory grows with them.
 */
final class ImportBenchmark {
  private static final long SEED = 20_260_101;

  /** Rows of the files of other forms. */
  private static final long ROWS_OF_FORMS = 100_000;

  private final Path folder;
  private final int times;

  private ImportBenchmark(Path folder, int times) {
    this.folder = folder;
    this.times = times;
  }

  static void run(List<String> words) throws Exception {
    List<Long> sizes = new ArrayList<>(List.of(100_000L, 1_000_000L));
    int times = 3;
    boolean forms = false;
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--rows" -> {
          sizes.clear();
          for (String size : words.get(++i).split(",", -1)) {
            sizes.add(Long.parseLong(size));
          }
        }
        case "--times" -> times = Integer.parseInt(words.get(++i));
        case "--formats" -> forms = true;
        default -> throw new IllegalArgumentException("no option " + words.get(i));
      }
    }
    Path folder = Files.createTempDirectory("porchlight-benchmark");
    try {
      MadeUpTown.writeTo(folder.resolve("city"));
      ImportBenchmark benchmark = new ImportBenchmark(folder, times);
      System.out.printf(
          "%d processors, Java %s, median of %d. Made-up calls, 13 columns, 3 layers of areas.%n%n",
          Runtime.getRuntime().availableProcessors(), Runtime.version(), times);
      System.out.printf(
          "%-46s %12s %9s %12s %9s %9s%n", "", "rows", "seconds", "rows/s", "CPU s", "peak MiB");
      for (long rows : sizes) {
        benchmark.compare(rows);
      }
      if (forms) {
        benchmark.forms();
      }
    } finally {
      delete(folder);
    }
  }

  private void compare(long rows) throws Exception {
    Path csv = folder.resolve("calls.csv");
    MadeUpCalls.writeCsv(csv, rows, SEED);
    Task.Figures duck =
        median("DuckDB alone: CSV to Parquet, no check", () -> {}, "duckdb", "calls.csv");
    Task.Figures ours =
        median("Porchlight: import", () -> delete(home("calls")), "porchlight", "calls");
    System.out.printf(
        Locale.ROOT,
        "%-46s %33.2f of DuckDB's speed, by CPU seconds %.2f%n",
        "",
        ours.rowsPerSecond() / duck.rowsPerSecond(),
        duck.processorSeconds() / ours.processorSeconds());
    median("Porchlight: the same file again", () -> {}, "porchlight", "calls");
    int[] run = new int[1];
    median(
        "Porchlight: the same rows in another file",
        () -> Files.writeString(csv, "\r\n".repeat(1 + run[0]++ % 2), StandardOpenOption.APPEND),
        "porchlight",
        "calls");
    delete(home("calls"));
    Files.delete(csv);
    System.out.println();
  }

  private void forms() throws Exception {
    MadeUpFiles.write(folder, ROWS_OF_FORMS, SEED);
    for (String source : List.of("workbook", "features", "layer")) {
      median("Porchlight: import of a " + source, () -> delete(home(source)), "porchlight", source);
    }
  }

  private Path home(String source) {
    return folder.resolve("home-" + source);
  }

  /** What comes before each run and is not measured. */
  @FunctionalInterface
  private interface Before {
    void run() throws IOException;
  }

  private Task.Figures median(String name, Before before, String task, String argument)
      throws Exception {
    List<Task.Figures> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      before.run();
      runs.add(Task.inProcess(task, folder.toString(), argument));
    }
    runs.sort(Comparator.comparingDouble(Task.Figures::seconds));
    Task.Figures middle = runs.get(times / 2);
    System.out.printf(
        Locale.ROOT,
        "%-46s %,12d %9.2f %,12.0f %9.2f %9.0f%n",
        name,
        middle.rows(),
        middle.seconds(),
        middle.rowsPerSecond(),
        middle.processorSeconds(),
        runs.stream().mapToDouble(Task.Figures::peakMiB).max().orElse(0));
    return middle;
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
