package org.porchlight.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.porchlight.journeys.Launcher;

/** A small city whose records are full of values that stand nowhere else. */
final class CanaryCity {
  /** Written into every personal field; in another case, it is found as well. */
  static final String CANARY = "ZZCANARY";

  /** Personal values that are not words: a birth date, a phone number. */
  static final List<String> RARE = List.of("1907-03-29", "9195550187");

  private static final int GOOD_ROWS = 240;

  /** People in the good rows; each is met several times, at one of a few addresses. */
  private static final int PEOPLE = 48;

  private static final List<String> GIVEN =
      List.of("Ada", "Bea", "Cora", "Dina", "Edda", "Faye", "Gwen", "Hope", "Iris", "June", "Kaia");

  private final Path folder;

  CanaryCity(Path folder) {
    this.folder = folder;
    copySettings();
    writeRecords("");
  }

  Path folder() {
    return folder;
  }

  private void copySettings() {
    Path source = Launcher.install().resolve("browser-tests/src/test/resources/canary-city");
    try (Stream<Path> tree = Files.walk(source)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the canary's settings cannot be copied", e);
    }
  }

  /** Good rows, then every way of being bad, each with the canary in it. */
  void writeRecords(String more) {
    StringBuilder rows = new StringBuilder("case,day,offense,victim,born,address,lon,lat\n");
    for (int i = 0; i < GOOD_ROWS; i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "%1$s-%2$d,2025-%3$02d-11,%4$s,%7$s %1$s%8$s,%5$s,%9$d %1$s LANE,%6$.2f,36.5%n",
              CANARY,
              i,
              1 + i % 12,
              i % 3 == 0 ? "LARCENY" : "OTHER",
              i % PEOPLE < 24 ? RARE.getFirst() : "19%02d-05-1%d".formatted(i % PEOPLE, i % 8 + 1),
              i % 2 == 0 ? -78.7 : -78.2,
              GIVEN.get(i % PEOPLE % GIVEN.size()),
              (char) ('A' + i % PEOPLE % 26),
              i % PEOPLE));
    }
    rows.append(CANARY).append("-0,2025-01-11,LARCENY,twice ").append(CANARY).append(",,,,\n");
    rows.append(CANARY).append("-A,").append(CANARY).append("DAY,LARCENY,x,,,-78.7,36.5\n");
    rows.append(CANARY).append("-B,2025-02-30,LARCENY,").append(CANARY).append(",,,-78.7,36.5\n");
    rows.append(CANARY).append("-C,2025-03-01,").append(CANARY).append("CODE,x,,,-78.7,36.5\n");
    rows.append(CANARY).append("-D,2025-03-01,LARCENY,x,").append(CANARY).append(",,-78.7,36.5\n");
    rows.append(CANARY).append("-E,2025-03-01,LARCENY,x,,").append(RARE.get(1));
    rows.append(",").append(CANARY).append("LON,36.5\n");
    rows.append(more);
    try {
      Files.createDirectories(folder.resolve("extracts"));
      Files.writeString(
          folder.resolve("extracts/reports.csv"), rows.toString(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the canary's records cannot be written", e);
    }
  }
}
