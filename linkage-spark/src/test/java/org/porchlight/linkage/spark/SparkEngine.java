package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.porchlight.linkage.EmbeddedEngine;
import org.porchlight.linkage.Engine;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Records;

/** The linker on Spark as an {@link Engine}. */
final class SparkEngine implements Engine {
  @Override
  public Answer link(Records records, LinkSettings settings) {
    SparkLinkResult result =
        SparkLinker.with(LocalSpark.session(), settings)
            .link(frame(records), "key", records.columns());
    Map<String, Set<String>> persons = new HashMap<>();
    for (Row row : result.persons().collectAsList()) {
      persons.computeIfAbsent(row.getString(1), any -> new HashSet<>()).add(row.getString(0));
    }
    Map<String, Double> weights = new HashMap<>();
    for (Row row : result.pairs().collectAsList()) {
      weights.put(Answer.pair(row.getString(0), row.getString(1)), row.getDouble(2));
    }
    LocalSpark.session().sharedState().cacheManager().clearCache();
    return new Answer(
        persons.values().stream().map(Set::copyOf).collect(Collectors.toUnmodifiableSet()),
        weights,
        result.model(),
        result.compared());
  }

  static Dataset<Row> frame(Records records) {
    StructType type = new StructType().add("key", DataTypes.StringType);
    for (Records.Column column : records.columns()) {
      type = type.add(column.name(), DataTypes.StringType);
    }
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < records.size(); row++) {
      List<Object> values = new ArrayList<>();
      values.add(records.id(row));
      values.addAll(EmbeddedEngine.values(records, row));
      rows.add(RowFactory.create(values.toArray()));
    }
    return LocalSpark.session().createDataFrame(rows, type).repartition(3);
  }
}
