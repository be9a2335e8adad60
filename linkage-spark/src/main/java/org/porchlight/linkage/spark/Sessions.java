package org.porchlight.linkage.spark;

import org.apache.spark.sql.SparkSession;

/** How a session is set up, whatever it is for. */
final class Sessions {
  private Sessions() {}

  /** A session on a master, quiet, without a page, and with what it spills to disk encrypted. */
  static SparkSession.Builder builder(String master) {
    return quiet().master(master);
  }

  /** The same on the master that {@code spark-submit} names. */
  static SparkSession.Builder quiet() {
    return SparkSession.builder()
        .appName("Porchlight link")
        .config("spark.ui.enabled", "false")
        .config("spark.io.encryption.enabled", "true")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .config("spark.log.level", "ERROR");
  }
}
