package org.porchlight.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.linkage.barenames.Attribution;
import org.porchlight.linkage.barenames.BareNames;
import org.porchlight.linkage.blocking.Block;
import org.porchlight.linkage.blocking.Blocking;
import org.porchlight.linkage.blocking.Candidates;
import org.porchlight.linkage.blocking.PassJudge;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.joining.Clusterer;
import org.porchlight.linkage.joining.Constraints;
import org.porchlight.linkage.joining.SharedPlaces;
import org.porchlight.linkage.learning.LabelledPairs;
import org.porchlight.linkage.learning.PairSample;
import org.porchlight.linkage.learning.Thresholds;
import org.porchlight.linkage.learning.Trainer;
import org.porchlight.linkage.outcome.Linkage;
import org.porchlight.linkage.weighing.Parameters;
import org.porchlight.linkage.weighing.Scorer;
import org.porchlight.linkage.workbench.Workers;

/**
 * Links records to persons by the theory of Fellegi and Sunter. Needs no labels and no settings:
 * the roles of the columns decide what is compared and how. Immutable; safe to share between
 * threads.
 *
 * <p>The same records give the same persons, in whatever order they come and on however many
 * threads.
 */
public final class Linker {
  private static final int STEP = 1 << 14;

  private final LinkSettings settings;

  private Linker(LinkSettings settings) {
    this.settings = settings;
  }

  /** A linker with the default settings. */
  public static Linker create() {
    return new Linker(LinkSettings.defaults());
  }

  /** A linker with these settings. */
  public static Linker with(LinkSettings settings) {
    return new Linker(settings);
  }

  /** Links the records. */
  public LinkResult link(Records records) {
    Progress progress = settings.progress();
    progress.advanced("reading", 0, 1);
    Map<String, Integer> rows = settings.decisions().isEmpty() ? Map.of() : records.rowsById();
    Entries entries = new Entries(new EntriesReader(records, pins(records, rows)));
    Comparisons comparisons = new Comparisons(entries);
    Constraints constraints = constraints(entries, rows);
    progress.advanced("reading", 1, 1);

    Workers workers = new Workers(settings.threads());
    double totalPairs = Math.max(1, entries.all * (entries.all - 1.0) / 2);
    double[][] sampled = PairSample.pairsAtLevel(comparisons, totalPairs, settings.seed(), workers);
    boolean allPairs = entries.size <= Blocking.ALL_PAIRS_UP_TO;
    List<Block> blocks = List.of();
    if (!allPairs) {
      Blocking blocking = new Blocking(entries);
      if (!blocking.usable()) {
        throw Blocking.unusable();
      }
      blocks = blocking.blocks(workers);
    }
    Parameters usual = new Trainer(comparisons, totalPairs, sampled).start(entries.all);
    Scorer first = new Scorer(comparisons, usual);
    blocks = new PassJudge(blocks, comparisons, first).judged(workers);
    Candidates candidates =
        new Candidates(
            comparisons,
            blocks.stream().filter(block -> block.report.used()).toList(),
            allPairs,
            first,
            Scorer.FLOOR_BITS,
            progress);
    candidates.scan(workers);

    Parameters parameters =
        settings.model().isPresent()
            ? Parameters.of(settings.model().get(), comparisons)
            : learn(
                comparisons,
                totalPairs,
                sampled,
                candidates,
                LabelledPairs.of(settings.labels(), records, comparisons, candidates),
                allPairs);
    Scorer scorer = new Scorer(comparisons, parameters);
    boolean[] thin = BareNames.thin(comparisons, decided(entries, rows));
    double[] bits = score(scorer, candidates, workers);
    Thresholds thresholds =
        settings
            .model()
            .map(model -> new Thresholds(model.link().bits(), model.auto().bits()))
            .orElseGet(() -> Thresholds.of(amongAlike(thin, candidates, bits)));
    double threshold = settings.threshold().map(MatchWeight::bits).orElse(thresholds.linkBits());

    progress.advanced("joining", 0, 1);
    SharedPlaces places = new SharedPlaces(entries, candidates.left, candidates.right, bits);
    Clusterer clusterer = new Clusterer(scorer, threshold, constraints, thin, places);
    clusterer.cluster(candidates.left, candidates.right, bits, workers);
    boolean[] unsure = BareNames.unsure(comparisons, records.size(), threshold);
    progress.advanced("attributing", 0, 1);
    Attribution attribution =
        Attribution.of(scorer, thin, clusterer.group, constraints, unsure, threshold, workers);
    int[] groups = clusterer.group;
    int[] personOfRow =
        Linkage.numbered(entries.entryOfRow, groups, unsure, attribution.assigned());
    progress.advanced("attributing", 1, 1);
    progress.advanced("joining", 1, 1);
    return new LinkResult(
        new Linkage(
            records,
            comparisons,
            scorer,
            settings
                .model()
                .orElseGet(
                    () ->
                        parameters.model(
                            comparisons, thresholds.linkBits(), thresholds.autoBits())),
            new MatchWeight(threshold),
            constraints,
            new Linkage.Scores(candidates.left, candidates.right, bits),
            thin,
            unsure,
            attribution,
            List.copyOf(clusterer.merges),
            groups,
            personOfRow,
            1 + Arrays.stream(personOfRow).max().orElse(-1),
            candidates.pairs,
            blocks.stream().map(block -> block.report).toList(),
            workers));
  }

  private static Parameters learn(
      Comparisons comparisons,
      double totalPairs,
      double[][] sampled,
      Candidates candidates,
      LabelledPairs labels,
      boolean allPairs) {
    double[][] atLevel = PairSample.seen(comparisons, sampled, candidates.patterns, allPairs);
    return new Trainer(comparisons, totalPairs, atLevel)
        .train(candidates.patterns, labels, comparisons.entries.all);
  }

  /** The weights of pairs that are joined by their weight; a thin entry is shared out instead. */
  private static double[] amongAlike(boolean[] thin, Candidates candidates, double[] bits) {
    double[] kept = new double[bits.length];
    int count = 0;
    for (int i = 0; i < bits.length; i++) {
      if (thin[candidates.left[i]] == thin[candidates.right[i]]) {
        kept[count++] = bits[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  /** Entries that a decision is about. */
  private boolean[] decided(Entries entries, Map<String, Integer> rows) {
    boolean[] decided = new boolean[entries.size];
    for (Decision decision : settings.decisions()) {
      for (String id : List.of(decision.left(), decision.right())) {
        Integer row = rows.get(id);
        if (row != null) {
          decided[entries.entryOfRow[row]] = true;
        }
      }
    }
    return decided;
  }

  private static double[] score(Scorer scorer, Candidates candidates, Workers workers) {
    double[] plain = new double[candidates.patterns.size];
    for (int p = 0; p < plain.length; p++) {
      plain[p] = scorer.patternBits(candidates.patterns.patterns[p]);
    }
    double[] bits = new double[candidates.left.length];
    AtomicInteger next = new AtomicInteger();
    workers.run(
        () -> {
          for (int from = next.getAndAdd(STEP); from < bits.length; from = next.getAndAdd(STEP)) {
            for (int i = from; i < Math.min(bits.length, from + STEP); i++) {
              int pattern = candidates.pattern[i];
              bits[i] =
                  plain[pattern] < Scorer.HOPELESS_BITS
                      ? plain[pattern]
                      : scorer.score(
                          candidates.left[i],
                          candidates.right[i],
                          candidates.patterns.patterns[pattern]);
            }
          }
        });
    return bits;
  }

  private int[] pins(Records records, Map<String, Integer> rows) {
    int[] pins = new int[records.size()];
    if (settings.decisions().isEmpty()) {
      return pins;
    }
    TreeSet<String> mentioned = new TreeSet<>();
    for (Decision decision : settings.decisions()) {
      for (String id : List.of(decision.left(), decision.right())) {
        if (rows.containsKey(id)) {
          mentioned.add(id);
        }
      }
    }
    int pin = 1;
    for (String id : mentioned) {
      Integer row = rows.get(id);
      if (row != null) {
        pins[row] = pin++;
      }
    }
    return pins;
  }

  private Constraints constraints(Entries entries, Map<String, Integer> rows) {
    Constraints constraints = new Constraints(entries.size);
    for (Decision.Verdict verdict : Decision.Verdict.values()) {
      for (Decision decision : settings.decisions()) {
        Integer a = rows.get(decision.left());
        Integer b = rows.get(decision.right());
        // A decision about a record that is not part of this run waits for the next one.
        if (decision.verdict() != verdict || a == null || b == null) {
          continue;
        }
        int i = entries.entryOfRow[a];
        int j = entries.entryOfRow[b];
        switch (verdict) {
          case SAME -> constraints.same(new int[] {i, j});
          case NOT_SAME -> {
            if (!constraints.addApart(i, j)) {
              throw Constraints.contradiction(decision);
            }
          }
        }
      }
    }
    return constraints;
  }
}
