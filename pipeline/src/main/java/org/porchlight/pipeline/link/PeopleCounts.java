package org.porchlight.pipeline.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.TableSpec;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.records.lake.Lake;

/**
 * How many people had so many contacts, for the tables of people in the catalogue: as the last link
 * run counted them, sealed in the lake. Publishing reads these counts, and no person.
 *
 * @param table the table's id
 * @param from first day
 * @param to last day
 * @param shape what the table counted, told short; another shape is another count
 * @param bands in the table's order
 */
public record PeopleCounts(
    String table, LocalDate from, LocalDate to, String shape, List<Band> bands) {
  private static final String FILE = "bands.enc";

  public PeopleCounts {
    bands = List.copyOf(bands);
  }

  /**
   * People of one band.
   *
   * @param id of the table's type dimension
   * @param low lower end of an interval that holds the true number in 9 of 10 cases at least, as
   *     far as linkage doubt goes
   * @param high its upper end
   */
  public record Band(String id, int count, int low, int high) {}

  /** What the last link run counted for a table; empty when it counted otherwise or not at all. */
  public static Optional<PeopleCounts> of(City city, Lake lake, TableSpec table)
      throws IOException {
    String shape = shape(city, table);
    return read(lake).stream()
        .filter(counts -> counts.table().equals(table.id()) && counts.shape().equals(shape))
        .findFirst();
  }

  /** What decides the numbers of a table of people. */
  static String shape(City city, TableSpec table) {
    NeighborRules rules = city.neighbors();
    List<String> contacts =
        rules == null
            ? List.of()
            : rules.contacts().stream()
                .map(each -> each.source() + each.roles() + new TreeMap<>(each.where()))
                .sorted()
                .toList();
    return Fingerprint.of(table.source(), table.what(), contacts).substring(0, 16);
  }

  /** Seals the counts of a run in place of those of the run before. */
  static void write(Lake lake, List<PeopleCounts> counts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (PeopleCounts one : counts) {
      for (Band band : one.bands()) {
        lines.append(
            "%s %s %s %s %s %d %d %d%n"
                .formatted(
                    one.table(),
                    one.from(),
                    one.to(),
                    one.shape(),
                    band.id(),
                    band.count(),
                    band.low(),
                    band.high()));
      }
    }
    Path file = file(lake);
    Path partial = file.resolveSibling(FILE + ".new");
    Files.createDirectories(lake.people());
    try (OutputStream out = lake.sealing(partial, purpose())) {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<PeopleCounts> read(Lake lake) throws IOException {
    Path file = file(lake);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    String text;
    try (InputStream in = lake.opening(file, purpose())) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<PeopleCounts> all = new ArrayList<>();
    for (String line : text.lines().toList()) {
      List<String> words = List.of(line.split(" ", -1));
      Band band =
          new Band(
              words.get(4),
              Integer.parseInt(words.get(5)),
              Integer.parseInt(words.get(6)),
              Integer.parseInt(words.get(7)));
      PeopleCounts last = all.isEmpty() ? null : all.getLast();
      if (last != null && last.table().equals(words.get(0))) {
        List<Band> more = new ArrayList<>(last.bands());
        more.add(band);
        all.set(
            all.size() - 1,
            new PeopleCounts(last.table(), last.from(), last.to(), last.shape(), more));
      } else {
        all.add(
            new PeopleCounts(
                words.get(0),
                LocalDate.parse(words.get(1)),
                LocalDate.parse(words.get(2)),
                words.get(3),
                List.of(band)));
      }
    }
    return all;
  }

  private static Path file(Lake lake) {
    return lake.people().resolve(FILE);
  }

  /** A sealed file is bound to its place in the lake. */
  private static String purpose() {
    return ".people/" + FILE;
  }
}
