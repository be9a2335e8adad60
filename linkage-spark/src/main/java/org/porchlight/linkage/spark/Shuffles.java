package org.porchlight.linkage.spark;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/** Adds up what each step of a run writes for other machines to read. */
final class Shuffles extends SparkListener {
  private static final String STEP = "porchlight.step";

  private final Map<Integer, String> stepOf = new ConcurrentHashMap<>();
  private final Map<String, Long> bytes = new ConcurrentHashMap<>();

  /** From here on, until the next call, jobs of this thread belong to a step. */
  static void step(SparkContext context, String step) {
    context.setLocalProperty(STEP, step);
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    stepOf.put(stage.stageInfo().stageId(), stage.properties().getProperty(STEP, "other"));
  }

  @Override
  public void onStageCompleted(SparkListenerStageCompleted stage) {
    long written = stage.stageInfo().taskMetrics().shuffleWriteMetrics().bytesWritten();
    if (written > 0) {
      bytes.merge(stepOf.getOrDefault(stage.stageInfo().stageId(), "other"), written, Long::sum);
    }
  }

  /** Bytes by step. */
  Map<String, Long> bytes() {
    return new TreeMap<>(bytes);
  }
}
