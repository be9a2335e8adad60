package org.porchlight.linkage.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.stages.Stages;

/**
 * Links the records of Parquet files: the main class for {@code spark-submit}, and for a run on
 * this machine. Ends with 0, with 2 when something has to be changed, or with 70 by a fault of
 * ours.
 */
public final class LinkJob {
  private static final int CHANGE_SOMETHING = 2;
  private static final int FAULT = 70;

  private LinkJob() {}

  /** Runs. One JSON object goes to standard output, words for people to standard error. */
  public static void main(String[] words) {
    int status =
        run(
            List.of(words),
            options ->
                options.master().map(Sessions::builder).orElseGet(Sessions::quiet).getOrCreate(),
            System.out,
            System.err);
    // The session ends with the process; hooks of Spark's own delete what it kept on disk.
    System.exit(status);
  }

  static int run(
      List<String> words,
      Function<JobOptions, SparkSession> sessions,
      PrintStream out,
      PrintStream err) {
    try {
      JobOptions options = JobOptions.read(words);
      out.println(link(sessions.apply(options), options));
      return 0;
    } catch (UnusableInputException e) {
      e.problems().forEach(err::println);
      return CHANGE_SOMETHING;
    } catch (IOException e) {
      err.println("A file could not be read or written: " + e.getClass().getSimpleName() + ".");
      return CHANGE_SOMETHING;
    } catch (RuntimeException e) {
      // The message of a failed task may quote a record: the kind of failure has to do.
      err.println("Spark ended the run: " + kind(e) + ". Nothing was written that counts.");
      return FAULT;
    }
  }

  private static String kind(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }

  private static String link(SparkSession spark, JobOptions options) throws IOException {
    Shuffles shuffles = new Shuffles();
    spark.sparkContext().addSparkListener(shuffles);
    Path target = new Path(options.out());
    FileSystem files = target.getFileSystem(spark.sparkContext().hadoopConfiguration());
    if (files.exists(target)) {
      throw new UnusableInputException(
          List.of("%s is there already; name a folder that is not.".formatted(options.out())));
    }
    LinkSettings settings = LinkSettings.defaults().withDecisions(decisions(spark, options));
    if (options.model().isPresent()) {
      settings = settings.withModel(options.model().get());
    }
    if (options.threshold().isPresent()) {
      settings = settings.withThreshold(options.threshold().get());
    }
    SparkLinkResult result =
        SparkLinker.with(spark, settings)
            .link(records(spark, options.in()), options.id(), options.columns());
    result.persons().write().parquet(options.out());
    if (options.saveModel().isPresent()) {
      Files.writeString(options.saveModel().get(), Stages.text(result.model()));
    }
    long persons = result.persons().select("person").distinct().count();
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    return json(result, persons, seconds, shuffles.bytes());
  }

  private static Dataset<Row> records(SparkSession spark, String in) {
    try {
      return spark.read().parquet(in);
    } catch (Exception e) {
      if (e instanceof AnalysisException || e instanceof org.apache.spark.SparkException) {
        throw new UnusableInputException(
            List.of(
                "%s holds no Parquet that can be read; name a Parquet file or a folder of them."
                    .formatted(in)));
      }
      throw e;
    }
  }

  private static List<Decision> decisions(SparkSession spark, JobOptions options) {
    List<Decision> decisions = new ArrayList<>();
    if (options.decisions().isPresent()) {
      String file = options.decisions().get();
      Dataset<Row> lines = spark.read().option("header", true).csv(file);
      if (!List.of(lines.columns()).equals(List.of("left", "right", "decision"))) {
        throw new UnusableInputException(
            List.of("%s needs the columns left, right, decision.".formatted(file)));
      }
      for (Row line : lines.collectAsList()) {
        String word = line.isNullAt(2) ? "" : line.getString(2).strip();
        if (!word.equals("same") && !word.equals("not-same")) {
          throw new UnusableInputException(
              List.of("%s: a decision is the word same or the word not-same.".formatted(file)));
        }
        decisions.add(
            word.equals("same")
                ? Decision.same(line.getString(0), line.getString(1))
                : Decision.notSame(line.getString(0), line.getString(1)));
      }
    }
    return decisions;
  }

  private static String json(
      SparkLinkResult result, long persons, double seconds, Map<String, Long> shuffled) {
    String steps =
        shuffled.entrySet().stream()
            .map(step -> "\"%s\":%d".formatted(step.getKey(), step.getValue()))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        "{\"records\":%d,\"persons\":%d,\"pairs\":%d,\"seconds\":%.1f,\"threshold\":%s,\"entries\":%d,\"bareNames\":%d,\"broadcastBytes\":%d,\"shuffledBytes\":{%s}}",
        result.records(),
        persons,
        result.compared(),
        seconds,
        Double.toString(result.threshold().bits()),
        result.entries(),
        result.bareNames(),
        result.broadcastBytes(),
        steps);
  }
}
