package org.porchlight.linkage.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.porchlight.linkage.BlockingPass;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.blocking.BlockCuts;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.stages.Slice;
import org.porchlight.linkage.stages.StagedEntry;
import org.porchlight.linkage.stages.Stages;
import org.porchlight.linkage.stages.Training;
import org.porchlight.linkage.stages.WeightSearch;
import scala.Tuple2;

/** One run, from numbered entries on. */
final class SparkRun {
  private final SparkSession spark;
  private final JavaSparkContext context;
  private final LinkSettings settings;
  private final Stages stages;
  private final Census census;
  private final Broadcast<Census> everywhere;
  private final Dataset<Row> read;
  private final Dataset<Row> entries;
  private final int partitions;

  SparkRun(
      SparkSession spark,
      LinkSettings settings,
      Stages stages,
      Census census,
      Broadcast<Census> everywhere,
      Dataset<Row> read,
      Dataset<Row> entries,
      int partitions) {
    this.spark = spark;
    context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.settings = settings;
    this.stages = stages;
    this.census = census;
    this.everywhere = everywhere;
    this.read = read;
    this.entries = entries;
    this.partitions = partitions;
  }

  /** The passes in use, and their blocks. */
  private record Blocks(JavaRDD<Row> rows, long used, List<BlockingPass> passes) {}

  SparkLinkResult run() {
    Training training = new Training(sample(), settings.seed(), cores());
    String usual = Stages.text(training.usual());
    step("blocking");
    Blocks blocks = blocks(usual);
    step("comparing");
    Map<Long, Long> patterns = patterns(blocks);
    long compared = patterns.values().stream().mapToLong(Long::longValue).sum();
    Model learned = settings.model().orElseGet(() -> training.learn(patterns));
    Dataset<Row> pairs = pairs(blocks, usual, Stages.text(learned));
    step("thresholds");
    Model model = settings.model().isPresent() ? learned : withThresholds(learned, pairs);
    double threshold = settings.threshold().orElse(model.link()).bits();
    step("joining");
    Dataset<Row> groups = join(pairs, Stages.text(model), threshold);
    Dataset<Row> marks =
        entries
            .mapPartitions(new Marks(stages, everywhere, threshold), Encoders.row(Tables.MARKS))
            .persist(StorageLevel.MEMORY_AND_DISK());
    long bare = marks.filter(col("thin")).count();
    step("persons");
    Dataset<Row> persons =
        persons(groups, marks, bare == 0 ? List.of() : attribute(model, threshold, groups))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return new SparkLinkResult(
        persons,
        named(pairs),
        model,
        new MatchWeight(threshold),
        census.records(),
        census.entries(),
        compared,
        bare,
        blocks.passes(),
        census.bytes());
  }

  private void step(String name) {
    Shuffles.step(spark.sparkContext(), name);
  }

  /** Pairs with the least record id of either side; worked out only when asked for. */
  private Dataset<Row> named(Dataset<Row> pairs) {
    Dataset<Row> names = read.join(entries, "content").groupBy("index").agg(min("id").as("name"));
    Dataset<Row> left = names.select(col("index").as("left"), col("name").as("leftName"));
    Dataset<Row> right = names.select(col("index").as("right"), col("name").as("rightName"));
    return pairs
        .join(left, "left")
        .join(right, "right")
        .select(col("leftName").as("left"), col("rightName").as("right"), col("bits"));
  }

  private static int cores() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 64);
  }

  /** The entries with these numbers, on this machine. */
  private List<StagedEntry> entriesAt(int[] wanted) {
    Broadcast<int[]> numbers = context.broadcast(wanted);
    List<StagedEntry> found =
        new ArrayList<>(
            entries
                .filter(
                    (FilterFunction<Row>)
                        row -> Arrays.binarySearch(numbers.value(), (int) row.getLong(0)) >= 0)
                .collectAsList()
                .stream()
                .map(Tables::entry)
                .toList());
    found.sort((a, b) -> Long.compare(a.index(), b.index()));
    return found;
  }

  private Slice sample() {
    return stages.slice(census, entriesAt(Training.needed(census.entries(), settings.seed())));
  }

  private Blocks blocks(String usual) {
    if (Stages.comparesAllPairs(census.entries())) {
      JavaRDD<Row> together =
          entries.javaRDD().coalesce(1).map(row -> inBlock(row, 0, 0, Looking.bytes(new long[1])));
      return new Blocks(together, 1, List.of());
    }
    Cutting cutting =
        new Cutting(
            entries.mapPartitions(new Keys(stages, everywhere), Encoders.row(Tables.KEYS)),
            partitions);
    Map<Integer, long[]> numbers = cutting.numbers();
    if (numbers.isEmpty()) {
      throw Stages.noUsableKey();
    }
    Map<Integer, int[]> slots = new HashMap<>();
    List<Integer> passes = new ArrayList<>();
    numbers.forEach(
        (pass, seen) -> {
          long[] pairs = new long[BlockCuts.LIMITS];
          for (int limit = 0; limit < pairs.length; limit++) {
            pairs[limit] = seen[3 * limit];
          }
          int limit = BlockCuts.choose(pairs, census.entries());
          if (pairs[limit] > 0) {
            slots.put(pass, new int[] {passes.size(), limit});
            passes.add(pass);
          }
        });
    if (passes.size() > Long.SIZE) {
      throw new UnusableInputException(
          List.of(
              "The columns make %d ways to look for pairs, more than 64; leave out columns with the role id or other."
                  .formatted(passes.size())));
    }
    Dataset<Row> placed = placed(cutting, slots, passes.size());
    long all = passes.size() == Long.SIZE ? -1L : (1L << passes.size()) - 1;
    long used =
        Stages.judgesPasses(census.entries(), passes.size())
            ? judged(placed, usual, passes.size(), all)
            : all;
    List<String> names = stages.slice(census, List.of()).passes();
    List<BlockingPass> reports = new ArrayList<>();
    for (int slot = 0; slot < passes.size(); slot++) {
      int pass = passes.get(slot);
      long[] seen = numbers.getOrDefault(pass, new long[3 * BlockCuts.LIMITS]);
      int limit = slots.getOrDefault(pass, new int[2])[1];
      reports.add(
          new BlockingPass(
              names.get(pass),
              seen[3 * limit],
              (int) seen[3 * limit + 1],
              (int) seen[3 * limit + 2],
              Double.NaN,
              (used >>> slot & 1) != 0));
    }
    return new Blocks(gathered(inBlocks(placed, used)), used, reports);
  }

  /** Entries with the blocks they are in: {@code index, content, records, seen, blocks}. */
  private Dataset<Row> placed(Cutting cutting, Map<Integer, int[]> slots, int passes) {
    StructType blocksOf =
        new StructType().add("index", DataTypes.LongType).add("blocks", DataTypes.BinaryType);
    Dataset<Row> own =
        spark
            .createDataFrame(cutting.placed(slots), Tables.PLACED)
            .groupBy("index")
            .agg(collect_list(struct(col("pass"), col("first"))).as("all"))
            .map(
                (MapFunction<Row, Row>)
                    row -> {
                      long[] blocks = new long[passes];
                      Arrays.fill(blocks, -1);
                      for (Row block : row.<Row>getList(1)) {
                        blocks[block.getInt(0)] = block.getLong(1);
                      }
                      return RowFactory.create(row.getLong(0), Looking.bytes(blocks));
                    },
                Encoders.row(blocksOf));
    return entries.join(own, "index").persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Row inBlock(Row entry, int pass, long first, byte[] blocks) {
    return RowFactory.create(
        entry.getLong(0), entry.get(1), entry.getLong(2), entry.get(3), pass, first, blocks);
  }

  private static Dataset<Row> inBlocks(Dataset<Row> placed, long used) {
    return placed.flatMap(
        (FlatMapFunction<Row, Row>)
            row -> {
              byte[] bytes = Tables.bytes(row, 4);
              LongBuffer blocks = ByteBuffer.wrap(bytes).asLongBuffer();
              List<Row> each = new ArrayList<>();
              for (int slot = 0; slot < blocks.limit(); slot++) {
                if ((used >>> slot & 1) != 0 && blocks.get(slot) >= 0) {
                  each.add(inBlock(row, slot, blocks.get(slot), bytes));
                }
              }
              return each.iterator();
            },
        Encoders.row(Tables.IN_BLOCKS));
  }

  private JavaRDD<Row> gathered(Dataset<Row> inBlocks) {
    return inBlocks
        .repartition(partitions, col("pass"), col("first"))
        .sortWithinPartitions("pass", "first", "index")
        .javaRDD();
  }

  /** Tries all passes on a sample of entries. */
  private long judged(Dataset<Row> placed, String usual, int passes, long all) {
    step("judging");
    int[] probes = Stages.probes(census.entries());
    Broadcast<int[]> numbers = context.broadcast(probes);
    Set<Tuple2<Integer, Long>> wanted = new HashSet<>();
    for (Row row :
        inBlocks(
                placed.filter(
                    (FilterFunction<Row>)
                        r -> Arrays.binarySearch(numbers.value(), (int) r.getLong(0)) >= 0),
                all)
            .select("pass", "first")
            .collectAsList()) {
      wanted.add(new Tuple2<>(row.getInt(0), row.getLong(1)));
    }
    Broadcast<Set<Tuple2<Integer, Long>>> blocks = context.broadcast(wanted);
    JavaRDD<Row> rows =
        gathered(
            inBlocks(placed, all)
                .filter(
                    (FilterFunction<Row>)
                        r -> blocks.value().contains(new Tuple2<>(r.getInt(4), r.getLong(5)))));
    Stages steps = stages;
    Broadcast<Census> here = everywhere;
    Map<Long, double[]> foundBy = new TreeMap<>();
    for (Tuple2<Long, double[]> found :
        rows.mapPartitions(
                (FlatMapFunction<Iterator<Row>, Tuple2<Long, double[]>>)
                    part -> {
                      Judging judging = new Judging(Model.read(usual), numbers.value());
                      Looking.all(part, steps, here.value(), all, judging);
                      return judging.found();
                    })
            .collect()) {
      double[] sum = foundBy.computeIfAbsent(found._1(), any -> new double[2]);
      sum[0] += found._2()[0];
      sum[1] += found._2()[1];
    }
    return Stages.judge(foundBy, passes);
  }

  /** How many pairs have each pattern. */
  private Map<Long, Long> patterns(Blocks blocks) {
    Stages steps = stages;
    Broadcast<Census> here = everywhere;
    long used = blocks.used();
    return blocks
        .rows()
        .mapPartitionsToPair(
            part -> {
              PatternCounting counting = new PatternCounting();
              Looking.all(part, steps, here.value(), used, counting);
              return counting.counts();
            })
        .reduceByKey(Long::sum)
        .collectAsMap();
  }

  private Dataset<Row> pairs(Blocks blocks, String usual, String model) {
    Stages steps = stages;
    Broadcast<Census> here = everywhere;
    long used = blocks.used();
    JavaRDD<Row> weighed =
        blocks
            .rows()
            .mapPartitions(part -> new Weighing(part, steps, here.value(), used, usual, model));
    return spark.createDataFrame(weighed, Tables.PAIRS).persist(StorageLevel.MEMORY_AND_DISK());
  }

  private static Model withThresholds(Model model, Dataset<Row> pairs) {
    JavaRDD<Double> heaviestFirst =
        pairs
            .filter(col("alike"))
            .select("bits")
            .orderBy(col("bits").desc())
            .as(Encoders.DOUBLE())
            .javaRDD();
    List<double[]> sums =
        heaviestFirst
            .mapPartitions(
                weights -> {
                  double[] sum = new double[2];
                  weights.forEachRemaining(
                      bits -> {
                        sum[0] += Stages.probability(bits);
                        sum[1]++;
                      });
                  return List.of(sum).iterator();
                })
            .collect();
    double all = 0;
    double[] expected = new double[sums.size()];
    long[] counts = new long[sums.size()];
    long before = 0;
    for (int p = 0; p < counts.length; p++) {
      expected[p] = all;
      counts[p] = before;
      all += sums.get(p)[0];
      before += (long) sums.get(p)[1];
    }
    double whole = all;
    List<double[]> found =
        heaviestFirst
            .mapPartitionsWithIndex(
                (part, weights) -> {
                  WeightSearch search = new WeightSearch(whole, expected[part], counts[part]);
                  weights.forEachRemaining(search::next);
                  return List.of(search.found()).iterator();
                },
                true)
            .collect();
    return WeightSearch.thresholds(model, found);
  }

  private Dataset<Row> join(Dataset<Row> pairs, String model, double threshold) {
    long[] sure = new long[2];
    for (Row row : pairs.filter("sure > 0").groupBy("sure").agg(count(lit(1))).collectAsList()) {
      sure[0] += row.getLong(1);
      sure[1] += row.getInt(0) == Weighing.SURE_APART ? row.getLong(1) : 0;
    }
    Dataset<Row> strong =
        pairs
            .filter(col("alike").and(col("bits").geq(Slice.floor(threshold))))
            .select("left", "right", "bits");
    List<Tuple2<Long, Long>> decided = decidedSame();
    JavaRDD<Tuple2<Long, Long>> edges =
        strong
            .javaRDD()
            .map(row -> new Tuple2<>(row.getLong(0), row.getLong(1)))
            .union(context.parallelize(decided, 1));
    StructType member =
        new StructType().add("index", DataTypes.LongType).add("component", DataTypes.LongType);
    Dataset<Row> members =
        spark
            .createDataFrame(
                Joining.components(edges).map(pair -> RowFactory.create(pair._1(), pair._2())),
                member)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> inComponents =
        entries
            .join(members, "index")
            .select(
                col("component"),
                lit(0).as("kind"),
                col("index"),
                lit(-1L).as("right"),
                lit(0.0).as("bits"),
                col("content"),
                col("records"),
                col("seen"));
    Dataset<Row> pairsInComponents =
        strong
            .join(members, strong.col("left").equalTo(members.col("index")))
            .select(
                col("component"),
                lit(1).as("kind"),
                col("left").as("index"),
                col("right"),
                col("bits"),
                lit(null).cast("binary").as("content"),
                lit(0L).as("records"),
                lit(null).cast(entries.schema().apply("seen").dataType()).as("seen"));
    JavaRDD<Row> groups =
        inComponents
            .union(pairsInComponents)
            .repartition(partitions, col("component"))
            .sortWithinPartitions("component", "kind", "index", "right")
            .javaRDD()
            .mapPartitions(new Joining(stages, everywhere, model, threshold, sure[0], sure[1]));
    return spark.createDataFrame(groups, Tables.GROUPS).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Pairs of entries that were decided to be one person. */
  private List<Tuple2<Long, Long>> decidedSame() {
    int[] same = stages.decidedSame();
    if (same.length == 0) {
      return List.of();
    }
    Map<Integer, Long> entryOf = new HashMap<>();
    for (Row row :
        entries
            .filter((FilterFunction<Row>) r -> Stages.pinOf(Tables.bytes(r, 1)) != 0)
            .collectAsList()) {
      entryOf.put(Stages.pinOf(Tables.bytes(row, 1)), row.getLong(0));
    }
    List<Tuple2<Long, Long>> pairs = new ArrayList<>();
    for (int i = 0; i < same.length; i += 2) {
      Long a = entryOf.get(same[i]);
      Long b = entryOf.get(same[i + 1]);
      if (a != null && b != null) {
        pairs.add(new Tuple2<>(Math.min(a, b), Math.max(a, b)));
      }
    }
    return pairs;
  }

  /** To whom bare names are given, worked out on this machine: {@code index, source, place, …}. */
  private List<Row> attribute(Model model, double threshold, Dataset<Row> groups) {
    List<StagedEntry> all =
        new ArrayList<>(entries.collectAsList().stream().map(Tables::entry).toList());
    all.sort((a, b) -> Long.compare(a.index(), b.index()));
    int[] group = new int[all.size()];
    for (int e = 0; e < group.length; e++) {
      group[e] = e;
    }
    for (Row row : groups.select("index", "node").collectAsList()) {
      group[(int) row.getLong(0)] = (int) row.getLong(1);
    }
    Slice whole = stages.whole(census, all);
    List<Row> given = new ArrayList<>();
    for (Slice.Given one : whole.attribute(whole.by(model), threshold, group, cores())) {
      long to = one.to() < group.length ? group[one.to()] : one.to();
      given.add(RowFactory.create((long) one.entry(), one.source(), one.place(), to, one.bits()));
    }
    return given;
  }

  private Dataset<Row> persons(Dataset<Row> groups, Dataset<Row> marks, List<Row> given) {
    StructType gift =
        new StructType()
            .add("index", DataTypes.LongType)
            .add("source", DataTypes.StringType)
            .add("place", DataTypes.StringType)
            .add("to", DataTypes.LongType)
            .add("share", DataTypes.DoubleType);
    Dataset<Row> known =
        entries
            .select(col("index").as("entry"), col("content"))
            .join(groups, col("entry").equalTo(groups.col("index")), "left")
            .drop("index")
            .join(
                marks.select(col("index"), col("unsure")),
                col("entry").equalTo(col("index")),
                "left")
            .drop("index");
    Dataset<Row> rows = read.select("id", "content", "source", "place").join(known, "content");
    if (given.isEmpty()) {
      rows =
          rows.withColumn("to", lit(null).cast("bigint"))
              .withColumn("share", lit(null).cast("double"));
    } else {
      Dataset<Row> gifts =
          spark
              .createDataFrame(given, gift)
              .withColumnRenamed("source", "ofSource")
              .withColumnRenamed("place", "atPlace");
      rows =
          rows.join(
              gifts,
              col("entry")
                  .equalTo(gifts.col("index"))
                  .and(col("source").equalTo(col("ofSource")))
                  .and(col("place").equalTo(col("atPlace"))),
              "left");
    }
    Column node =
        when(col("to").isNotNull(), concat(lit("e"), col("to")))
            .when(coalesce(col("unsure"), lit(false)), concat(lit("r"), col("id")))
            .otherwise(concat(lit("e"), coalesce(col("node"), col("entry"))));
    Column weakest = coalesce(col("share"), col("weakest"));
    Dataset<Row> named =
        rows.select(
            col("id"),
            node.as("node"),
            when(weakest.isNaN(), lit(null)).otherwise(weakest).as("weakest"));
    Dataset<Row> persons =
        named
            .groupBy("node")
            .agg(
                min("id").as("person"),
                count(lit(1)).as("records"),
                min("weakest").as("weakest_bits"));
    return named
        .select("id", "node")
        .join(persons, "node")
        .select(col("id").as("record_id"), col("person"), col("records"), col("weakest_bits"));
  }

  /** Marks entries that are treated with care. */
  private static final class Marks extends Entries {
    private static final long serialVersionUID = 1L;
    private final double threshold;

    Marks(Stages stages, Broadcast<Census> census, double threshold) {
      super(stages, census);
      this.threshold = threshold;
    }

    @Override
    void work(Slice slice, long[] index, Sink sink) {
      boolean[] unsure = slice.unsure(threshold);
      for (int e = 0; e < index.length; e++) {
        if (unsure[e] || slice.thin(e)) {
          sink.pour(RowFactory.create(index[e], slice.thin(e), unsure[e]));
        }
      }
    }
  }
}
