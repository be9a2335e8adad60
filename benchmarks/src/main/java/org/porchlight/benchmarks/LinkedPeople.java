package org.porchlight.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.PersonFinder;
import org.porchlight.linkage.PublicSet;
import org.porchlight.linkage.Records;

/** Records with known truth, and the work of linking them; what came out is left in a file. */
final class LinkedPeople {
  /** Where a task writes how well it did, for the process that started it. */
  static final String QUALITY_FILE = "quality.txt";

  private static final long SEED = 5;
  private static final int NEW_RECORDS = 10_000;
  private static final int LOOK_UPS = 2_000;

  private final Records records;
  private final List<String> truth;

  private LinkedPeople(Records records, List<String> truth) {
    this.records = records;
    this.truth = truth;
  }

  /** A number of made-up records, or a file of {@code linkage/} of the folder of real data. */
  private static LinkedPeople of(String what) throws IOException {
    if (!what.endsWith(".csv")) {
      MadeUpPeople people = MadeUpPeople.of(Integer.parseInt(what), SEED);
      return new LinkedPeople(people.records(), people.truth());
    }
    PublicSet set = PublicSet.read(Path.of(what));
    return new LinkedPeople(set.records(), set.truth());
  }

  /** Linking without a model, labels or settings. */
  static Task.Work linking(String what, Path folder) throws IOException {
    LinkedPeople people = of(what);
    return new Task.Work() {
      private Optional<LinkResult> result = Optional.empty();

      @Override
      public long run() {
        result = Optional.of(Linker.create().link(people.records));
        return people.records.size();
      }

      @Override
      public void told() throws IOException {
        people.judge(result.orElseThrow(), folder);
      }
    };
  }

  /** As every night: the model and the persons of the run before, and 10,000 records more. */
  static Task.Work nightly(String what, Path folder) throws IOException {
    int size = Integer.parseInt(what);
    LinkResult before = Linker.create().link(MadeUpPeople.of(size, SEED).records());
    LinkedPeople now = of(Integer.toString(size + NEW_RECORDS));
    LinkSettings settings = LinkSettings.defaults().withModel(before.model());
    return () -> {
      LinkResult result = Linker.with(settings).link(now.records);
      now.judge(result, folder);
      return now.records.size();
    };
  }

  /** Single records, each looked up among all. */
  static Task.Work lookingUp(String what, Path folder) throws IOException {
    int size = Integer.parseInt(what);
    MadeUpPeople people = MadeUpPeople.of(size, SEED);
    PersonFinder finder = Linker.create().link(people.records()).finder();
    MadeUpPeople others = MadeUpPeople.of(3 * LOOK_UPS, SEED + 1);
    return () -> {
      double[] milliseconds = new double[LOOK_UPS];
      for (int i = 0; i < 3 * LOOK_UPS; i++) {
        long began = System.nanoTime();
        finder.find(others.values(i), 5);
        // The first ones run while the virtual machine is still compiling.
        milliseconds[i % LOOK_UPS] = (System.nanoTime() - began) / 1e6;
      }
      Arrays.sort(milliseconds);
      Files.writeString(
          folder.resolve(QUALITY_FILE),
          String.format(
              Locale.ROOT,
              "median %.2f ms, p99 %.2f ms, longest %.1f ms",
              milliseconds[LOOK_UPS / 2],
              milliseconds[LOOK_UPS * 99 / 100],
              milliseconds[LOOK_UPS - 1]));
      return 3L * LOOK_UPS;
    };
  }

  private void judge(LinkResult result, Path folder) throws IOException {
    Evaluation link = Evaluation.of(result.personOfRow(), truth);
    Evaluation auto = Evaluation.of(result.personOfRowAt(result.model().auto()), truth);
    double best = link.f1();
    for (double bits = -6; bits <= 14 && records.size() <= 20_000; bits += 0.5) {
      int[] persons = result.personOfRowAt(new MatchWeight(bits));
      best = Math.max(best, Evaluation.of(persons, truth).f1());
    }
    Files.writeString(
        folder.resolve(QUALITY_FILE),
        String.format(
            Locale.ROOT,
            "%.4f %.4f %.4f %s %.4f %.4f %.4f %,d",
            link.precision(),
            link.recall(),
            link.f1(),
            records.size() <= 20_000 ? String.format(Locale.ROOT, "%.4f", best) : "-",
            link.bcubed().f1(),
            auto.precision(),
            auto.recall(),
            result.pairs()));
  }
}
