package org.porchlight.linkage.spark;

import org.apache.spark.sql.SparkSession;

/** How a session is set up, whatever it is for. */
final class Sessions {
  private Sessions() {}

  /** A session on a master, quiet, without a page, and with what it spills to disk encrypted. */
  static SparkSession.Builder builder(String master) {
    SparkSession.Builder session = quiet().master(master);
    // A run on one machine talks to nobody, and needs no name to be looked up.
    return master.startsWith("local")
        ? session
            .config("spark.driver.host", "127.0.0.1")
            // Spark's 200 is for clusters; on one machine most of them would be empty.
            .config("spark.sql.shuffle.partitions", 4L * Runtime.getRuntime().availableProcessors())
            .config("spark.driver.bindAddress", "127.0.0.1")
        : session;
  }

  /** The same on the master that {@code spark-submit} names. */
  static SparkSession.Builder quiet() {
    return SparkSession.builder()
        .appName("Porchlight link")
        .config("spark.ui.enabled", "false")
        .config("spark.io.encryption.enabled", "true")
        // All sessions share one class path, so that no class has to be asked for over the network.
        .config("spark.sql.artifact.isolation.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true");
  }
}
