package org.porchlight.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How well and how fast records are linked: public sets with known truth, and made-up people. */
final class LinkageBenchmark {
  private static final List<String> SETS =
      List.of("febrl1", "febrl2", "febrl3", "RLdata500", "RLdata10000", "splink_fake_1000");

  private final Path folder;
  private final int times;

  private LinkageBenchmark(Path folder, int times) {
    this.folder = folder;
    this.times = times;
  }

  static void run(List<String> words) throws Exception {
    List<String> sizes = List.of("10000", "100000", "1000000");
    int times = 3;
    Path data = Path.of(System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", ""));
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--records" -> sizes = Arrays.asList(words.get(++i).split(",", -1));
        case "--times" -> times = Integer.parseInt(words.get(++i));
        case "--data" -> data = Path.of(words.get(++i));
        default -> throw new IllegalArgumentException("no option " + words.get(i));
      }
    }
    Path folder = Files.createTempDirectory("porchlight-benchmark");
    try {
      LinkageBenchmark benchmark = new LinkageBenchmark(folder, times);
      System.out.printf(
          "%d processors, Java %s, median of %d. By roles alone; F1 over all true pairs.%n%n",
          Runtime.getRuntime().availableProcessors(), Runtime.version(), times);
      System.out.printf(
          "%-18s %8s %8s %9s %7s %7s %7s %7s %7s %7s %7s %13s%n",
          "data",
          "seconds",
          "CPU s",
          "peak MiB",
          "P",
          "R",
          "F1",
          "best F1",
          "B3 F1",
          "auto P",
          "auto R",
          "pairs");
      for (String set : SETS) {
        Path file = data.resolve("linkage").resolve(set + ".csv");
        if (Files.exists(file)) {
          benchmark.line(set, "set", file.toString());
        }
      }
      for (String size : sizes) {
        benchmark.line("made-up " + size, "people", size);
      }
      for (String size : sizes) {
        benchmark.line("night, " + size, "night", size);
      }
      for (String size : sizes) {
        benchmark.line("look-up, " + size, "look-up", size);
      }
    } finally {
      Files.deleteIfExists(folder.resolve(LinkedPeople.QUALITY_FILE));
      Files.delete(folder);
    }
  }

  private void line(String name, String task, String argument)
      throws IOException, InterruptedException {
    List<Task.Figures> runs = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      runs.add(Task.inProcess(task, folder.toString(), argument));
    }
    runs.sort(Comparator.comparingDouble(Task.Figures::seconds));
    Task.Figures middle = runs.get(times / 2);
    String quality = Files.readString(folder.resolve(LinkedPeople.QUALITY_FILE));
    String[] words = quality.split(" ", -1);
    String judged =
        words.length == 8 && !quality.startsWith("median")
            ? "%7s %7s %7s %7s %7s %7s %7s %13s".formatted((Object[]) words)
            : quality;
    System.out.printf(
        Locale.ROOT,
        "%-18s %8.2f %8.2f %9.0f %s%n",
        name,
        middle.seconds(),
        middle.processorSeconds(),
        runs.stream().mapToDouble(Task.Figures::peakMiB).max().orElse(0),
        judged);
  }
}
