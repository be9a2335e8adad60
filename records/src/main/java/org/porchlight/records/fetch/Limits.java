package org.porchlight.records.fetch;

import java.time.Duration;

/**
 * How far a fetch goes.
 *
 * @param answerBytes the largest answer to one request, packed or unpacked
 * @param silence without a single byte before a request is given up
 * @param patience for one answer as a whole
 * @param pageRows rows asked for at once, where the server allows as many
 * @param statement for a database's query
 */
record Limits(
    long answerBytes, Duration silence, Duration patience, int pageRows, Duration statement) {
  static final Limits USUAL =
      new Limits(
          512L << 20, Duration.ofSeconds(90), Duration.ofMinutes(15), 50_000, Duration.ofHours(1));
}
