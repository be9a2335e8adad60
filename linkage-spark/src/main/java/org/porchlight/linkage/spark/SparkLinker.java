package org.porchlight.linkage.spark;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Reading;
import org.porchlight.linkage.stages.Stages;

/**
 * Links records to persons on a Spark cluster, with the same model and the same answers as {@code
 * org.porchlight.linkage.Linker}.
 *
 * <p>Not supported are labels to learn from; learn the model with the embedded engine and hand it
 * over. The settings for threads and progress are not used.
 */
public final class SparkLinker {
  private final SparkSession spark;
  private final LinkSettings settings;

  private SparkLinker(SparkSession spark, LinkSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /** A linker with these settings. */
  public static SparkLinker with(SparkSession spark, LinkSettings settings) {
    if (!settings.labels().isEmpty()) {
      throw new UnusableInputException(
          List.of(
              "The Spark engine does not learn from labels; learn with the embedded engine, save the model and hand it over."));
    }
    return new SparkLinker(spark, settings);
  }

  /**
   * Links.
   *
   * @param records a column for each of {@code columns}, and the id
   * @param id the column with the records' own key: known and different for each
   */
  public SparkLinkResult link(Dataset<Row> records, String id, List<Records.Column> columns) {
    requireColumns(records, id, columns);
    Shuffles.step(spark.sparkContext(), "reading");
    List<Column> texts = new ArrayList<>();
    texts.add(records.col(quoted(id)).cast("string").as("id"));
    for (Records.Column column : columns) {
      texts.add(records.col(quoted(column.name())).cast("string"));
    }
    Dataset<Row> raw = records.select(texts.toArray(new Column[0]));
    requireIds(raw, id);
    Stages stages = Stages.of(columns, settings.decisions(), decidedThere(raw));
    Dataset<Row> read =
        raw.mapPartitions(new ReadRecords(stages, reading(raw, columns)), Encoders.row(Tables.READ))
            .persist(StorageLevel.MEMORY_AND_DISK());
    int partitions = Integer.parseInt(spark.conf().get("spark.sql.shuffle.partitions"));
    Shuffles.step(spark.sparkContext(), "numbering");
    Dataset<Row> contents = contents(read, columns).persist(StorageLevel.MEMORY_AND_DISK());
    Ordering ordering = Ordering.of(contents, partitions);
    Dataset<Row> entries =
        spark
            .createDataFrame(ordering.entries(), Tables.ENTRIES)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Shuffles.step(spark.sparkContext(), "census");
    Census census = CensusTaking.of(spark, ordering.told(stages));
    contents.unpersist();
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SparkLinkResult result =
        new SparkRun(
                spark,
                settings,
                stages,
                census,
                context.broadcast(census),
                read,
                entries,
                partitions)
            .run();
    return result;
  }

  private static String quoted(String column) {
    return "`" + column.replace("`", "``") + "`";
  }

  private static void requireColumns(
      Dataset<Row> records, String id, List<Records.Column> columns) {
    List<String> problems = new ArrayList<>();
    Set<String> there = new HashSet<>(Arrays.asList(records.columns()));
    List<String> wanted = new ArrayList<>();
    wanted.add(id);
    columns.forEach(column -> wanted.add(column.name()));
    for (String column : wanted) {
      if (!there.contains(column)) {
        problems.add(
            "There is no column '%s'; the records have %s."
                .formatted(column, String.join(", ", records.columns())));
      }
    }
    if (!problems.isEmpty()) {
      throw new UnusableInputException(problems);
    }
    // Roles given twice, and the like.
    Records.builder(columns);
  }

  private static void requireIds(Dataset<Row> raw, String id) {
    if (!raw.filter(col("id").isNull().or(functions.trim(col("id")).equalTo(""))).isEmpty()) {
      throw new UnusableInputException(
          List.of(
              "Column '%s' is empty in some records; give the role record-id to a column that every record has."
                  .formatted(id)));
    }
    if (!raw.groupBy("id").agg(count(lit(1)).as("n")).filter(col("n").gt(1)).isEmpty()) {
      throw new UnusableInputException(
          List.of(
              "Column '%s' has the same value in several records; give the role record-id to a column without repeats."
                  .formatted(id)));
    }
  }

  /** The records that decisions are about and that are part of the run. */
  private List<String> decidedThere(Dataset<Row> raw) {
    Set<String> mentioned = new HashSet<>();
    for (Decision decision : settings.decisions()) {
      mentioned.add(decision.left());
      mentioned.add(decision.right());
    }
    if (mentioned.isEmpty()) {
      return List.of();
    }
    return raw.select("id")
        .join(
            functions.broadcast(
                spark.createDataset(List.copyOf(mentioned), Encoders.STRING()).toDF("id")),
            "id")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static Reading reading(Dataset<Row> raw, List<Records.Column> columns) {
    Reading reading = Reading.unknown();
    for (int c = 0; c < columns.size(); c++) {
      Role role = columns.get(c).role();
      if (role == Role.FULL_NAME) {
        reading = reading.and(reading(raw, c + 1, Reading::ofNames));
      } else if (role == Role.BIRTH_DATE) {
        reading = reading.and(reading(raw, c + 1, Reading::ofDates));
      }
    }
    return reading;
  }

  /** A way to learn from distinct values that travels. */
  private interface Learning extends Function<List<String>, Reading>, java.io.Serializable {}

  private static Reading reading(Dataset<Row> raw, int column, Learning learning) {
    JavaRDD<String> distinct =
        raw.select(raw.col(quoted(raw.columns()[column])).as("value"))
            .filter(col("value").isNotNull())
            .distinct()
            .as(Encoders.STRING())
            .javaRDD();
    return distinct
        .mapPartitions(values -> List.of(learning.apply(filled(values))).iterator())
        .fold(Reading.unknown(), Reading::and);
  }

  private static List<String> filled(Iterator<String> values) {
    List<String> filled = new ArrayList<>();
    values.forEachRemaining(
        value -> {
          if (!value.isBlank()) {
            filled.add(value);
          }
        });
    return filled;
  }

  /** Distinct contents: {@code content, records, seen}. */
  private static Dataset<Row> contents(Dataset<Row> read, List<Records.Column> columns) {
    boolean places =
        columns.stream().anyMatch(c -> c.role() == Role.SOURCE || c.role() == Role.PLACE);
    if (places) {
      return read.groupBy("content", "source", "place", "home")
          .agg(count(lit(1)).as("records"))
          .groupBy("content")
          .agg(
              sum("records").as("records"),
              collect_list(struct(col("source"), col("place"), col("home"), col("records")))
                  .as("seen"));
    }
    return read.groupBy("content")
        .agg(count(lit(1)).as("records"))
        .select(
            col("content"),
            col("records"),
            array()
                .cast("array<struct<source:string,place:string,home:string,records:bigint>>")
                .as("seen"));
  }
}
