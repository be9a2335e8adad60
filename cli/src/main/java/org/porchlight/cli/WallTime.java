package org.porchlight.cli;

import java.lang.management.ManagementFactory;

/** How long an operator has waited. */
final class WallTime {
  private WallTime() {}

  /** Seconds since this JVM was started, to a tenth. */
  static double seconds() {
    return Math.round(ManagementFactory.getRuntimeMXBean().getUptime() / 100.0) / 10.0;
  }
}
