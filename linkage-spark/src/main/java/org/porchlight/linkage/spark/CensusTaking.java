package org.porchlight.linkage.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.porchlight.linkage.entries.Census;

/** Adds up what all entries told. */
final class CensusTaking {
  private CensusTaking() {}

  static Census of(SparkSession spark, JavaRDD<Row> told) {
    Dataset<Row> values =
        spark
            .createDataFrame(told, Tables.TOLD)
            .groupBy("column", "value")
            .agg(sum("entries").as("entries"), sum("parts").as("parts"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Census.Builder census = new Census.Builder();
    for (Row kind :
        values.groupBy("column", "entries", "parts").agg(count(lit(1))).collectAsList()) {
      census.kind(kind.getInt(0), kind.getLong(1), kind.getLong(2), kind.getLong(3));
    }
    Iterator<Row> telling =
        values
            .filter(
                col("column")
                    .isin(Arrays.stream(Census.Builder.whole()).boxed().toArray())
                    .or(col("parts").geq(Census.Builder.tellingFrom())))
            .orderBy("column", "value")
            .toLocalIterator();
    while (telling.hasNext()) {
      Row value = telling.next();
      census.value(value.getInt(0), value.getLong(1), value.getLong(2), value.getLong(3));
    }
    values.unpersist();
    return census.build();
  }
}
