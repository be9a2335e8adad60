package org.porchlight.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.porchlight.disclosure.Compilation;
import org.porchlight.disclosure.DisclosureCompiler;
import org.porchlight.disclosure.DisclosureRules;
import org.porchlight.disclosure.DisclosureRules.AreaDetail;
import org.porchlight.disclosure.Proposal;
import org.porchlight.disclosure.Proposal.Proof;
import org.porchlight.disclosure.TrueCell.Counted;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.ReleasedTable;

/**
 * How long a city's whole catalogue takes to be made safe, and what it costs readers: the share of
 * numbers shown and how far they are off, against hiding 1 to 10 alone and against random noise,
 * neither of which keeps what this system promises.
 */
final class DisclosureBenchmark {
  private static final Manifest.Rules RULES =
      new Manifest.Rules(
          1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "steward", LocalDate.of(2026, 9, 1));

  /** The spread of the noise that is compared with; statistics offices use about as much. */
  private static final double NOISE = 1.6;

  private DisclosureBenchmark() {}

  static void run(List<String> words) throws IOException {
    Proposal proposal =
        new MadeUpCounts(
                number(words, "--areas", 60),
                number(words, "--types", 40),
                number(words, "--months", 60))
            .proposal();
    DisclosureCompiler compiler =
        new DisclosureCompiler(
            new DisclosureRules(
                RULES,
                Map.of(
                    "city", AreaDetail.CITY,
                    "district", AreaDetail.DISTRICT,
                    "hood", AreaDetail.NEIGHBORHOOD)));
    System.out.println(
        "proof               seconds    CPU s  peak MiB    cells   hidden  by audit  worst width  dropped");
    Compilation last = null;
    for (Proof proof : Proof.values()) {
      if (proof == Proof.LINEAR_PROGRAM && words.contains("--quick")) {
        continue;
      }
      long began = System.nanoTime();
      Duration busy = Task.processorTime();
      last = compiler.compile(proposal.proved(proof));
      Manifest.AuditNote audit = last.audit();
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-18s %8.1f %8.1f %9.0f %8d %8d %9d %12d %8d",
              proof.id(),
              (System.nanoTime() - began) / 1e9,
              Task.processorTime().minus(busy).toMillis() / 1e3,
              Task.peakMiB(),
              audit.cells(),
              audit.hidden(),
              audit.hiddenByAudit(),
              audit.worstWidth(),
              audit.dropped().size()));
    }
    if (last != null) {
      utility(proposal, last);
    }
  }

  private static int number(List<String> words, String name, int usual) {
    int at = words.indexOf(name);
    return at < 0 ? usual : Integer.parseInt(words.get(at + 1));
  }

  private static void utility(Proposal proposal, Compilation compilation) {
    System.out.println();
    System.out.println(
        "table               cells    shown  error    shown if 1-10 are hidden    error of noise    on what is shown");
    Random random = new Random(1);
    for (int t = 0; t < proposal.candidates().size(); t++) {
      String id = proposal.candidates().get(t).head().id();
      List<Double> errors = new ArrayList<>();
      List<Double> noisy = new ArrayList<>();
      List<Double> noisyShown = new ArrayList<>();
      ReleasedTable table =
          compilation.tables().stream()
              .filter(one -> one.head().id().equals(id))
              .findFirst()
              .orElse(null);
      long shown = 0;
      long large = 0;
      int cells = proposal.candidates().get(t).cells().size();
      for (var cell : proposal.candidates().get(t).cells()) {
        long count = ((Counted) cell).count();
        large += count == 0 || count > 10 ? 1 : 0;
        double noise =
            Math.abs(Math.round(random.nextGaussian() * NOISE)) / (double) Math.max(1, count);
        if (count > 0) {
          noisy.add(noise);
        }
        Cell released =
            table == null
                ? null
                : table.find(cell.key().area(), cell.key().time(), cell.key().type()).orElse(null);
        Long value = released == null ? null : released.value();
        if (value != null) {
          shown++;
          errors.add(Math.abs(value - count) / (double) Math.max(1, count));
          noisyShown.add(noise);
        }
      }
      System.out.println(
          String.format(
              Locale.ROOT,
              "%-18s %6d %7.1f%% %5.1f%% %26.1f%% %16.1f%% %18.1f%%",
              id,
              cells,
              100.0 * shown / cells,
              100 * median(errors),
              100.0 * large / cells,
              100 * median(noisy),
              100 * median(noisyShown)));
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
