package org.porchlight.linkage;

import java.util.List;
import java.util.Optional;

/**
 * How to link. The default needs no change: thresholds are found from the data without labels.
 *
 * @param model a model to use as it stands instead of learning one
 * @param threshold link at this weight instead of the one with the best expected F1
 * @param decisions what people decided about pairs of records
 * @param labels what to learn the model from besides the records themselves; not used with a model
 * @param threads from 1 to 64; the result does not depend on it
 * @param seed of the random sample that u is estimated from
 * @param progress told how far the run is
 */
public record LinkSettings(
    Optional<Model> model,
    Optional<MatchWeight> threshold,
    List<Decision> decisions,
    Labels labels,
    int threads,
    long seed,
    Progress progress) {

  /** Refuses a number of threads outside 1 to 64. */
  public LinkSettings {
    decisions = List.copyOf(decisions);
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads is %d; it must be 1 to 64".formatted(threads));
    }
  }

  /** No model, no decisions, as many threads as the machine offers. */
  public static LinkSettings defaults() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 64);
    return new LinkSettings(
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Labels.none(),
        threads,
        20_261_101L,
        Progress.NONE);
  }

  /** With a model that was learned before. */
  public LinkSettings withModel(Model model) {
    return new LinkSettings(
        Optional.of(model), threshold, decisions, labels, threads, seed, progress);
  }

  /** With a threshold of one's own. */
  public LinkSettings withThreshold(MatchWeight threshold) {
    return new LinkSettings(
        model, Optional.of(threshold), decisions, labels, threads, seed, progress);
  }

  /** With these decisions in place of any earlier ones. */
  public LinkSettings withDecisions(List<Decision> decisions) {
    return new LinkSettings(model, threshold, decisions, labels, threads, seed, progress);
  }

  /** Learning from these labels in place of any earlier ones. */
  public LinkSettings withLabels(Labels labels) {
    return new LinkSettings(model, threshold, decisions, labels, threads, seed, progress);
  }

  /** On this many threads. */
  public LinkSettings withThreads(int threads) {
    return new LinkSettings(model, threshold, decisions, labels, threads, seed, progress);
  }

  /** With another seed. */
  public LinkSettings withSeed(long seed) {
    return new LinkSettings(model, threshold, decisions, labels, threads, seed, progress);
  }

  /** Reporting to {@code progress}. */
  public LinkSettings withProgress(Progress progress) {
    return new LinkSettings(model, threshold, decisions, labels, threads, seed, progress);
  }
}
