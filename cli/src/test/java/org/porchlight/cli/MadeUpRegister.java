package org.porchlight.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A register of made-up people, about every second of them entered twice, the second time sloppily.
 */
final class MadeUpRegister {
  static final String HEADER = "key,given,family,born,phone,who";
  static final String ROLES =
      "--role key=record-id --role given=given-name --role family=family-name"
          + " --role born=birth-date --role phone=phone";

  private static final List<String> GIVEN =
      Arrays.asList(
          "Ana Bruno Carla Dmitri Elena Farid Greta Hugo Ines Jonas Katia Luis Mona Nils Olga Pedro"
              .split(" ", -1));
  private static final List<String> FAMILY =
      Arrays.asList(
          "Abelson Borjas Castillo Dunmore Eriksen Fontaine Garrison Hollis Ibarra Jansen Kowalski"
              .concat(" Lindqvist Marchetti Novak Okafor Prescott Quintero Rasmussen")
              .split(" ", -1));

  private MadeUpRegister() {}

  /** The rows below the header; the same for the same seed. */
  static List<String> rows(int people, long seed) {
    Random random = new Random(seed);
    List<String> rows = new ArrayList<>();
    for (int p = 0; p < people; p++) {
      String given = GIVEN.get(random.nextInt(GIVEN.size()));
      String family = FAMILY.get(random.nextInt(FAMILY.size()));
      String born =
          String.format(
              Locale.ROOT,
              "%d-%02d-%02d",
              1940 + random.nextInt(65),
              1 + random.nextInt(12),
              1 + random.nextInt(28));
      String phone = String.format(Locale.ROOT, "919555%04d", random.nextInt(10_000));
      rows.add("a%d,%s,%s,%s,%s,w%d".formatted(p, given, family, born, phone, p));
      if (random.nextBoolean()) {
        int at = 1 + random.nextInt(family.length() - 2);
        String slip = family.substring(0, at) + family.substring(at + 1);
        rows.add(
            "b%d,%s,%s,%s,%s,w%d"
                .formatted(p, given, slip, born, random.nextBoolean() ? phone : "", p));
      }
    }
    return rows;
  }

  static String csv(List<String> rows) {
    return HEADER + "\n" + String.join("\n", rows) + "\n";
  }

  static List<String> shuffled(List<String> rows, long seed) {
    List<String> other = new ArrayList<>(rows);
    Collections.shuffle(other, new Random(seed));
    return other;
  }
}
