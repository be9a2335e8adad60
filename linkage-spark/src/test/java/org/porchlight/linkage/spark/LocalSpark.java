package org.porchlight.linkage.spark;

import org.apache.spark.sql.SparkSession;

/** One session for all tests of a run, on two threads, without a page of its own. */
final class LocalSpark {
  private static final SparkSession SESSION =
      Sessions.builder("local[2]")
          .config("spark.sql.shuffle.partitions", "3")
          // Compiling a plan takes longer than running it over so few rows.
          .config("spark.sql.codegen.wholeStage", "false")
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .getOrCreate();

  private LocalSpark() {}

  static SparkSession session() {
    return SESSION;
  }
}
