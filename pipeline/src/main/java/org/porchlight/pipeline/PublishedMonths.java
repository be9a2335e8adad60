package org.porchlight.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.porchlight.city.TableSpec;
import org.porchlight.records.lake.Fingerprint;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.records.lake.PrivateFolder;
import org.porchlight.records.places.LayerShapes;

/**
 * What the numbers of closed months were counted from, kept so that a month is published once and
 * never moves.
 *
 * <p>For each table of a release the rows that it was counted from stand sealed in the lake: areas,
 * month, type and how many, with a number for each contributor where the table looks at
 * contributors; no name, and no record. The next release counts the months that this one published
 * from these rows, and newer months from the records as they are now. So months, quarters and years
 * always add up, and a record that comes late changes nothing until a restatement.
 *
 * <p>Areas are kept by their names, several joined by a bar where areas overlap.
 */
final class PublishedMonths implements AutoCloseable {
  private static final String ENDING = ".parquet.enc";

  /** Table, first and last month, and what the table was at that time. */
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9-]+)\\.(\\d+)-(\\d+)\\.([0-9a-f]{16})\\.parquet\\.enc");

  /** Releases whose rows are kept; a publication that was cut off leaves the one before. */
  private static final int RELEASES_KEPT = 2;

  private final Lake lake;
  private final PrivateFolder open;
  private final Map<String, Kept> before;
  private final Map<String, String> now = new TreeMap<>();

  /** The rows of a table as an earlier release kept them. */
  private record Kept(Path file, int from, int to, String shape) {}

  private PublishedMonths(Lake lake, PrivateFolder open, Map<String, Kept> before) {
    this.lake = lake;
    this.open = open;
    this.before = before;
  }

  /**
   * Opens what the newest release kept.
   *
   * @param newest its id; empty when there is none, or when everything is to be counted anew
   */
  static PublishedMonths open(Lake lake, Optional<String> newest) throws IOException {
    Map<String, Kept> before = new TreeMap<>();
    if (newest.isPresent()) {
      Path folder = lake.published().resolve(newest.get());
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.sorted().toList()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
              before.put(
                  name.group(1),
                  new Kept(
                      file,
                      Integer.parseInt(name.group(2)),
                      Integer.parseInt(name.group(3)),
                      name.group(4)));
            }
          }
        }
      }
    }
    return new PublishedMonths(lake, PrivateFolder.withRoomFor(64 << 20), before);
  }

  /**
   * Puts the rows of published months in place of those just taken from the records, and notes all
   * of them for the next release.
   *
   * @param rows the table of the database that holds what was taken, with a column {@code m} for
   *     the month and one for each layer
   * @return a sentence when the table is no longer what it was; it must be left out then
   */
  Optional<String> hold(
      DuckDBConnection database,
      TableSpec table,
      Periods periods,
      Places places,
      List<LayerShapes> layers,
      String rows)
      throws SQLException, IOException {
    if (table.time() == null) {
      return Optional.empty();
    }
    List<String> ids = layers.stream().map(layer -> layer.layer().id()).toList();
    try (Statement statement = database.createStatement()) {
      Kept kept = before.get(table.id());
      if (kept != null) {
        if (!kept.shape().equals(shape(table, ids))) {
          return Optional.of(
              "Table %s was left out: it is counted in another way, or by other layers, than in the months that are published already. Put it back, or announce a restatement in disclosure.yaml."
                  .formatted(table.id()));
        }
        Path file = open.path().resolve(table.id() + ".before.parquet");
        try (InputStream in = lake.opening(kept.file(), purpose(kept.file()))) {
          Files.copy(in, file);
        }
        for (String layer : ids) {
          if (!knowAreas(statement, file, layer, places)) {
            return Optional.of(
                "Table %s was left out: an area of the layer %s that its published months were counted by is there no more. Put it back, or announce a restatement in disclosure.yaml."
                    .formatted(table.id(), layer));
          }
        }
        replace(statement, file, kept, periods, places, ids, rows);
      }
      note(statement, table, periods, places, ids, rows);
    }
    return Optional.empty();
  }

  /** Gives a number to sets of overlapping areas that only the kept rows know. */
  private static boolean knowAreas(Statement statement, Path file, String layer, Places places)
      throws SQLException {
    String areas = OpenLake.name(places.areas(layer));
    List<String> unknown = new ArrayList<>();
    try (ResultSet result =
        statement.executeQuery(
            "SELECT DISTINCT %s FROM read_parquet(%s) WHERE %s NOT IN (SELECT names FROM (%s))"
                .formatted(
                    OpenLake.name(layer),
                    OpenLake.text(file.toString()),
                    OpenLake.name(layer),
                    names(areas)))) {
      while (result.next()) {
        unknown.add(result.getString(1));
      }
    }
    for (String set : new TreeSet<>(unknown)) {
      List<String> each = List.of(set.split("\\|"));
      try (ResultSet result =
          statement.executeQuery(
              "SELECT count(DISTINCT area), (SELECT max(code) + 1 FROM %s) FROM %s WHERE area IN %s"
                  .formatted(areas, areas, OpenLake.texts(each)))) {
        result.next();
        if (each.size() < 2 || result.getInt(1) != each.size()) {
          return false;
        }
        int code = result.getInt(2);
        for (String area : each) {
          statement.execute(
              "INSERT INTO %s VALUES (%d, %s)".formatted(areas, code, OpenLake.text(area)));
        }
      }
    }
    return true;
  }

  /** Each number of a layer with the areas that it stands for. */
  private static String names(String areas) {
    return "SELECT code, string_agg(area, '|' ORDER BY area) AS names FROM %s GROUP BY code"
        .formatted(areas);
  }

  private static void replace(
      Statement statement,
      Path file,
      Kept kept,
      Periods periods,
      Places places,
      List<String> layers,
      String rows)
      throws SQLException {
    int from = Math.max(kept.from(), Periods.number(periods.from()));
    int to = Math.min(kept.to(), Periods.number(periods.to()));
    statement.execute("DELETE FROM %s WHERE m BETWEEN %d AND %d".formatted(rows, from, to));
    statement.execute(
        "INSERT INTO %s BY NAME %s WHERE t.m BETWEEN %d AND %d"
            .formatted(
                rows,
                withAreas(
                    "read_parquet(%s)".formatted(OpenLake.text(file.toString())),
                    places,
                    layers,
                    "names",
                    "code"),
                from,
                to));
  }

  private void note(
      Statement statement,
      TableSpec table,
      Periods periods,
      Places places,
      List<String> layers,
      String rows)
      throws SQLException {
    statement.execute(
        "COPY (%s ORDER BY ALL) TO %s (FORMAT parquet, COMPRESSION zstd)"
            .formatted(
                withAreas(rows, places, layers, "code", "names"),
                OpenLake.text(fresh(table.id()).toString())));
    now.put(
        table.id(),
        "%s.%d-%d.%s%s"
            .formatted(
                table.id(),
                Periods.number(periods.from()),
                Periods.number(periods.to()),
                shape(table, layers),
                ENDING));
  }

  /**
   * Rows {@code t} with their areas told in another way.
   *
   * @param is how they are told: {@code code} or {@code names}
   * @param becomes the other
   */
  private static String withAreas(
      String rows, Places places, List<String> layers, String is, String becomes) {
    StringBuilder columns = new StringBuilder("t.* REPLACE (t.m AS m");
    StringBuilder joins = new StringBuilder();
    for (int i = 0; i < layers.size(); i++) {
      String layer = OpenLake.name(layers.get(i));
      columns.append(", a%d.%s AS %s".formatted(i, becomes, layer));
      joins.append(
          " JOIN (%s) a%d ON t.%s = a%d.%s"
              .formatted(names(OpenLake.name(places.areas(layers.get(i)))), i, layer, i, is));
    }
    return "SELECT %s) FROM %s t%s".formatted(columns, rows, joins);
  }

  private Path fresh(String table) {
    return open.path().resolve(table + ".parquet");
  }

  /**
   * Seals the rows of a release, before the release itself is written: rows without a release are
   * never read. A table that the release lacks keeps the rows it had.
   *
   * @param tables those that are in it
   */
  void keep(String release, Set<String> tables) throws IOException {
    Path folder = lake.published().resolve(release);
    Files.createDirectories(folder);
    try (Stream<Path> leftovers = Files.list(folder)) {
      for (Path file : leftovers.toList()) {
        Files.delete(file);
      }
    }
    for (String table : tables) {
      String name = now.get(table);
      if (name != null) {
        try (InputStream in = Files.newInputStream(fresh(table))) {
          seal(in, folder.resolve(name));
        }
      }
    }
    for (Map.Entry<String, Kept> old : before.entrySet()) {
      if (!tables.contains(old.getKey())) {
        Path file = old.getValue().file();
        try (InputStream in = lake.opening(file, purpose(file))) {
          seal(in, folder.resolve(file.getFileName()));
        }
      }
    }
    deleteOld();
  }

  private void seal(InputStream in, Path file) throws IOException {
    try (OutputStream out = lake.sealing(file, purpose(file))) {
      in.transferTo(out);
    }
  }

  private void deleteOld() throws IOException {
    try (Stream<Path> folders = Files.list(lake.published())) {
      List<Path> newestFirst = folders.sorted(Comparator.reverseOrder()).toList();
      for (Path old :
          newestFirst.subList(Math.min(RELEASES_KEPT, newestFirst.size()), newestFirst.size())) {
        try (Stream<Path> files = Files.list(old)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(old);
      }
    }
  }

  /** A sealed file is bound to its place in the lake. */
  private String purpose(Path file) {
    Path place = lake.published().resolveSibling("").relativize(file);
    return place.toString().replace('\\', '/');
  }

  /** What decides the rows of a table, told short; not the words that name its parts. */
  private static String shape(TableSpec table, List<String> layers) {
    return Fingerprint.of(
            table.source(),
            table.what().getClass().getSimpleName(),
            TableMeasure.fields(table, Map.of()),
            table.what() instanceof TableSpec.What.Count count ? count.distinct() : null,
            table.time(),
            table.contributors(),
            new TreeMap<>(table.where()),
            table.sampling().weight(),
            layers)
        .substring(0, 16);
  }

  @Override
  public void close() {
    open.close();
  }
}
