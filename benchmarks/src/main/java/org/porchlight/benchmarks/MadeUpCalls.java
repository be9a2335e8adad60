package org.porchlight.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up police calls, as a dispatch system writes them: five times, codes, an address, a point.
 * Two in a hundred rows have something to mend. The same seed gives the same rows.
 */
final class MadeUpCalls {
  static final int NATURES = 60;

  static final List<String> HEADER =
      List.of(
          "Incident",
          "Received",
          "Dispatched",
          "Enroute",
          "Arrived",
          "Closed",
          "Nature",
          "Priority",
          "Disposition",
          "Unit",
          "Address",
          "Lon",
          "Lat");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final LocalDateTime FIRST = LocalDateTime.of(2023, 1, 1, 0, 0);
  private static final String[] STREETS = {
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gingko", "Hazel", "Ivy", "Juniper"
  };
  private static final String[] KINDS = {"St", "Ave", "Rd", "Ln", "Blvd"};
  private static final String[] ENDS = {"REPORT", "NO REPORT", "UNFOUNDED", "CANCELLED", "GOA"};

  private final Random random;
  private final long spacingMillis;
  private long number;

  private MadeUpCalls(long rows, long seed) {
    this.random = new Random(seed);
    // Three years, however many calls.
    this.spacingMillis = Math.max(1, 3L * 365 * 86_400_000 / Math.max(1, rows));
  }

  /** Takes one row's texts. */
  @FunctionalInterface
  interface Row {
    void take(String[] texts) throws IOException;
  }

  /** Makes so many rows. */
  static void make(long rows, long seed, Row row) throws IOException {
    MadeUpCalls calls = new MadeUpCalls(rows, seed);
    for (long i = 0; i < rows; i++) {
      row.take(calls.next());
    }
  }

  /** Writes a CSV file. */
  static void writeCsv(Path file, long rows, long seed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(String.join(",", HEADER));
      out.write("\r\n");
      make(
          rows,
          seed,
          texts -> {
            for (int i = 0; i < texts.length; i++) {
              out.write(i == 0 ? "" : ",");
              boolean quoted = texts[i].indexOf(',') >= 0;
              out.write(quoted ? '"' + texts[i] + '"' : texts[i]);
            }
            out.write("\r\n");
          });
    }
  }

  private String[] next() {
    number++;
    LocalDateTime received =
        FIRST.plusNanos(
            (number * spacingMillis + random.nextInt((int) Math.max(1, spacingMillis)))
                * 1_000_000);
    LocalDateTime dispatched = received.plusSeconds(20 + random.nextInt(400));
    LocalDateTime enroute = dispatched.plusSeconds(5 + random.nextInt(90));
    LocalDateTime arrived = enroute.plusSeconds(60 + random.nextInt(1200));
    LocalDateTime closed = arrived.plusSeconds(120 + random.nextInt(7200));
    boolean unanswered = random.nextInt(8) == 0;
    int dirt = random.nextInt(400);
    double lon = MadeUpAreas.WEST + random.nextDouble() * MadeUpAreas.WIDTH;
    double lat = MadeUpAreas.SOUTH + random.nextDouble() * MadeUpAreas.HEIGHT;
    return new String[] {
      "%04d-%08d".formatted(received.getYear(), number),
      dirt == 0 ? "not known" : TIME.format(received),
      TIME.format(dispatched),
      TIME.format(enroute),
      unanswered ? "" : TIME.format(arrived),
      TIME.format(closed),
      dirt < 3 ? "ZZ" : "N%02d".formatted(random.nextInt(NATURES)),
      Integer.toString(1 + random.nextInt(5)),
      ENDS[random.nextInt(ENDS.length)],
      "U" + (100 + random.nextInt(120)),
      "%d %s %s%s"
          .formatted(
              100 * (1 + random.nextInt(60)),
              STREETS[random.nextInt(STREETS.length)],
              KINDS[random.nextInt(KINDS.length)],
              random.nextInt(6) == 0 ? ", Apt " + random.nextInt(40) : ""),
      dirt == 5 ? "0" : dirt == 6 ? "" : String.format(Locale.ROOT, "%.6f", lon),
      dirt == 5 ? "0" : dirt == 6 ? "" : String.format(Locale.ROOT, "%.6f", lat)
    };
  }
}
