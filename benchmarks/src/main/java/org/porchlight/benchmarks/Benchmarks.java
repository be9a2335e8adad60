package org.porchlight.benchmarks;

import java.util.Arrays;
import java.util.List;

/** The command {@code benchmarks/run}: one word for each benchmark. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs the benchmark that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    switch (words.isEmpty() ? "" : words.getFirst()) {
      case "disclosure" -> DisclosureBenchmark.run(rest);
      case "hub" -> HubBenchmark.run(rest);
      case "import" -> ImportBenchmark.run(rest);
      case "kernels" -> KernelBenchmark.run(rest);
      case "linkage" -> LinkageBenchmark.run(rest);
      case Task.WORD -> Task.run(rest);
      default -> {
        System.err.println(
            """
            benchmarks/run knows:
              import [--rows N,N,…] [--times N] [--formats]
              hub [RELEASES [SECONDS]]
              disclosure [--areas N] [--types N] [--months N] [--quick]
              kernels [SECONDS]
              linkage [--records N,N,…] [--times N] [--data FOLDER]""");
        System.exit(2);
      }
    }
  }
}
