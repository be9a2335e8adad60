package org.porchlight.benchmarks;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.porchlight.linkage.Kernels;

/** The innermost steps of linking, in nanoseconds a call, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
  private static final int RECORDS = 20_000;

  private @Nullable Kernels kernels;

  private Kernels kernels() {
    return Objects.requireNonNull(kernels, "prepare() comes first");
  }

  static void run(List<String> words) throws Exception {
    int seconds = words.isEmpty() ? 1 : Integer.parseInt(words.getFirst());
    System.out.println("| step | ns | ± (99.9 %) |");
    System.out.println("|---|---|---|");
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(KernelBenchmark.class.getSimpleName())
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.seconds(seconds))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      System.out.printf(
          "| %s | %.1f | %.1f |%n",
          result.getPrimaryResult().getLabel(),
          result.getPrimaryResult().getScore(),
          result.getPrimaryResult().getScoreError());
    }
  }

  /** Makes the people once for each process. */
  @Setup
  public void prepare() {
    kernels = new Kernels(RECORDS);
  }

  /** How two surnames relate. */
  @Benchmark
  public int names() {
    return kernels().names();
  }

  /** The level of two birth dates. */
  @Benchmark
  public int dates() {
    return kernels().dates();
  }

  /** All levels of a pair. */
  @Benchmark
  public long levels() {
    return kernels().levels();
  }

  /** The weight of a pair. */
  @Benchmark
  public double weight() {
    return kernels().weight();
  }

  /** A key of blocking. */
  @Benchmark
  public long key() {
    return kernels().key();
  }

  /** Two encoded surnames. */
  @Benchmark
  public double encoded() {
    return kernels().encoded();
  }
}
