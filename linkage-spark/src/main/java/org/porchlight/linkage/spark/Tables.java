package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.porchlight.linkage.stages.StagedEntry;

/** The tables between the steps, and what their rows are read as. */
final class Tables {
  /** Records as they were read. */
  static final StructType READ =
      table(
          "id", DataTypes.StringType,
          "content", DataTypes.BinaryType,
          "source", DataTypes.StringType,
          "place", DataTypes.StringType,
          "home", DataTypes.StringType);

  private static final StructType SEEN =
      table(
          "source", DataTypes.StringType,
          "place", DataTypes.StringType,
          "home", DataTypes.StringType,
          "records", DataTypes.LongType);

  /** Distinct contents with what they are sorted by. */
  static final StructType ORDERED =
      table(
          "content", DataTypes.BinaryType,
          "records", DataTypes.LongType,
          "seen", new ArrayType(SEEN, false),
          "family", DataTypes.BinaryType,
          "given", DataTypes.BinaryType,
          "date", DataTypes.IntegerType,
          "hash", DataTypes.LongType,
          "apartByDate", DataTypes.IntegerType,
          "apartByHash", DataTypes.LongType);

  /** Distinct contents, numbered. The columns that {@link #entry} reads come first. */
  static final StructType ENTRIES =
      table(
          "index", DataTypes.LongType,
          "content", DataTypes.BinaryType,
          "records", DataTypes.LongType,
          "seen", new ArrayType(SEEN, false));

  /** What entries tell the census. */
  static final StructType TOLD =
      table(
          "column", DataTypes.IntegerType,
          "value", DataTypes.LongType,
          "entries", DataTypes.LongType,
          "parts", DataTypes.LongType);

  /** Keys of blocking. */
  static final StructType KEYS =
      table(
          "pass", DataTypes.IntegerType,
          "key", DataTypes.LongType,
          "index", DataTypes.LongType,
          "refinements", DataTypes.BinaryType);

  /** Which block an entry is in: named by its first entry. */
  static final StructType PLACED =
      table(
          "index", DataTypes.LongType,
          "pass", DataTypes.IntegerType,
          "first", DataTypes.LongType);

  /** Entries, once for each of their blocks. */
  static final StructType IN_BLOCKS =
      ENTRIES
          .add("pass", DataTypes.IntegerType)
          .add("first", DataTypes.LongType)
          .add("blocks", DataTypes.BinaryType);

  /** Pairs with their weights. */
  static final StructType PAIRS =
      table(
          "left", DataTypes.LongType,
          "right", DataTypes.LongType,
          "bits", DataTypes.DoubleType,
          "alike", DataTypes.BooleanType,
          "sure", DataTypes.IntegerType);

  /** Groups of entries. */
  static final StructType GROUPS =
      table(
          "index", DataTypes.LongType,
          "node", DataTypes.LongType,
          "weakest", DataTypes.DoubleType);

  /** What is special about some entries. */
  static final StructType MARKS =
      table(
          "index", DataTypes.LongType,
          "thin", DataTypes.BooleanType,
          "unsure", DataTypes.BooleanType);

  private Tables() {}

  private static StructType table(Object... namesAndTypes) {
    List<StructField> fields = new ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.add(
          DataTypes.createStructField(
              (String) namesAndTypes[i], (DataType) namesAndTypes[i + 1], true));
    }
    return DataTypes.createStructType(fields);
  }

  /** The entry that the first columns of a row hold. */
  static StagedEntry entry(Row row) {
    List<StagedEntry.Seen> seen = new ArrayList<>();
    for (Row way : row.<Row>getList(3)) {
      seen.add(
          new StagedEntry.Seen(
              way.getString(0),
              way.getString(1),
              way.getString(2),
              Math.toIntExact(way.getLong(3))));
    }
    return new StagedEntry(row.getLong(0), bytes(row, 1), Math.toIntExact(row.getLong(2)), seen);
  }

  static byte[] bytes(Row row, int column) {
    return (byte[]) row.get(column);
  }
}
