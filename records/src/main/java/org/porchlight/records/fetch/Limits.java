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
  /**
   * A file that is downloaded as one answer: 4 GiB hold about 25 million rows of police calls, and
   * a server that needs more than two hours for it will not do it well every night.
   */
  private static final long FILE_BYTES = 4L << 30;

  private static final Duration FILE_PATIENCE = Duration.ofHours(2);

  static final Limits USUAL =
      new Limits(
          512L << 20, Duration.ofSeconds(90), Duration.ofMinutes(15), 50_000, Duration.ofHours(1));

  /** The same for an answer that is a whole file, where nobody has set them lower. */
  Limits forFile() {
    return this.equals(USUAL)
        ? new Limits(FILE_BYTES, silence, FILE_PATIENCE, pageRows, statement)
        : this;
  }
}
