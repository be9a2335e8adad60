package org.porchlight.records.profile;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Made-up extracts, dirty in the ways that real ones are. */
final class Extracts {
  private static final String[] NATURES = {
    "WELFARE CHECK", "TRESPASS", "Noise", "NOISE", "SUSPICIOUS  PERSON", "CRASH", "ALARM"
  };
  private static final String[] OFFENSES = {"13A", "13B", "120", "23C", "23F", "240", "290", "90Z"};
  private static final double[] HOURS = {
    3, 2.6, 2.3, 2, 1.8, 1.8, 2.3, 3.2, 4, 4.5, 4.8, 5, 5.1, 5.1, 5.3, 5.6, 5.8, 5.9, 5.6, 5.3, 5,
    4.7, 4.2, 3.6
  };

  private Extracts() {}

  private static LocalDateTime moment(RandomGenerator random) {
    double at = random.nextDouble() * java.util.Arrays.stream(HOURS).sum();
    int hour = 0;
    while (hour < 23 && at >= HOURS[hour]) {
      at -= HOURS[hour++];
    }
    return LocalDateTime.of(2024, 1, 1, hour, random.nextInt(60), random.nextInt(60))
        .plusDays(random.nextInt(700));
  }

  /** Calls for service: US times, names, telephone numbers, notes, a table's own number. */
  static String calls(RandomGenerator random, int rows) {
    DateTimeFormatter us = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
    StringBuilder text =
        new StringBuilder(
            "OBJECTID,Incident Number,Call Received,On Scene,Call Type,Priority,Caller Name,Callback Number,Narrative,Address,Lat,Long,Agency\n");
    for (int i = 0; i < rows; i++) {
      LocalDateTime received = moment(random);
      text.append(i + 1).append(',');
      text.append("CFS-24-").append(100_000 + i * 3 + random.nextInt(3)).append(',');
      text.append(us.format(received)).append(',');
      text.append(
          random.nextInt(20) == 0 ? "" : us.format(received.plusSeconds(random.nextInt(60, 1800))));
      text.append(',').append(NATURES[random.nextInt(NATURES.length)]).append(',');
      text.append(random.nextInt(1, 6)).append(',');
      text.append("\"Quimby, Zelda ").append(random.nextInt(50)).append("\",");
      text.append("(919) 555-01").append(10 + random.nextInt(90)).append(',');
      text.append("caller says neighbour ").append(random.nextInt(9)).append(" is loud,");
      text.append(random.nextInt(1, 90)).append("00 BLK OAK ST,");
      boolean nowhere = random.nextInt(40) == 0;
      text.append(nowhere ? "0" : "35.9" + random.nextInt(10_000)).append(',');
      text.append(nowhere ? "0" : "-78.9" + random.nextInt(10_000)).append(",PD\n");
    }
    return text.toString();
  }

  /**
   * Crime reports: midnights of UTC, a time of day beside them, standard codes, several rows a
   * case.
   */
  static String crimes(RandomGenerator random, int rows) {
    StringBuilder text =
        new StringBuilder("case_number,reported_date,reported_time,ibr_code,case_status,x,y\n");
    for (int i = 0; i < rows; i++) {
      LocalDateTime at = moment(random);
      String line =
          "%sT00:00:00Z,%02d%02d,%%s,%s,%d,%d\n"
              .formatted(
                  at.toLocalDate(),
                  at.getHour(),
                  at.getMinute(),
                  random.nextBoolean() ? "Open" : "Closed",
                  -78_900_000 - random.nextInt(9000),
                  35_990_000 + random.nextInt(9000));
      int first = random.nextInt(OFFENSES.length);
      text.append("24-").append(i).append(',').append(line.formatted(OFFENSES[first]));
      if (random.nextInt(10) == 0) {
        String other = OFFENSES[(first + 1) % OFFENSES.length];
        text.append("24-").append(i).append(',').append(line.formatted(other));
      }
    }
    return text.toString();
  }

  /** Survey answers: damaged names, 9 for "don't know", respondents counted up. */
  static String survey(RandomGenerator random, int rows) {
    StringBuilder text = new StringBuilder("ID,Weight,District");
    for (int q = 1; q <= 12; q++) {
      text.append(",\"Q1[%02d] [%02d  Overall quality of serv\"".formatted(q, q));
    }
    text.append(",\"Q1[12] [12  Overall quality of serv\"\n");
    for (int i = 0; i < rows; i++) {
      text.append(i + 1).append(',').append("0.").append(random.nextInt(10, 99));
      text.append(",D").append(random.nextInt(1, 6));
      for (int q = 1; q <= 13; q++) {
        text.append(',').append(random.nextInt(8) == 0 ? 9 : random.nextInt(1, 6));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
