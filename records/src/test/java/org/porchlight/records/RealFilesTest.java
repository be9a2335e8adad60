package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.places.CityMap;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.records.profile.Profiler;

/**
 * Every real file through the example written for it, against the tables of {@code
 * docs/reference/real-files.md}. A line that differs is printed as it should stand there. Skipped
 * where the real data are not set.
 */
class RealFilesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;

  private static Path civic() {
    Optional<Path> civic = Example.civic();
    assumeTrue(
        civic.isPresent(),
        "skipped: porchlight.realData names no folder with civic; the same is proved on made-up files");
    return civic.orElseThrow();
  }

  @Test
  void everyRowRejectionPlaceAndTimeIsAsWrittenDown() throws IOException, SQLException {
    Path civic = civic();
    Map<String, Home> homes = new HashMap<>();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (List<String> line : FiguresTable.under("Records").lines()) {
      String[] by = line.get(1).split("/(?=[^/]+$)", 2);
      Home home = homes.computeIfAbsent(by[0], folder -> new Home(new Example(folder), root));
      long start = System.nanoTime();
      ImportResult result = home.bring(by[1], civic.resolve(line.getFirst()), civic);
      String seconds = "%.1f".formatted((System.nanoTime() - start) / 1e9);
      assertThat(result.batch().held()).as(line.getFirst()).isEmpty();
      List<String> cells = new ArrayList<>(line.subList(0, 2));
      cells.addAll(Figures.of(home.lake, home.city.source(by[1]), result));
      expected.add(FiguresTable.line(line.subList(0, Math.min(line.size(), cells.size()))));
      found.add(FiguresTable.line(cells));
      if (!expected.getLast().equals(found.getLast())) {
        cells.add(seconds);
        System.err.println(FiguresTable.line(cells));
      }
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void everyLayerIsReadAndWhatWasMendedIsWrittenDown() throws IOException {
    Path civic = civic();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    Map<String, CityMap> maps = new HashMap<>();
    for (List<String> line : FiguresTable.under("Areas").lines()) {
      String[] by = line.get(1).split("/(?=[^/]+$)", 2);
      CityMap map = maps.get(by[0]);
      if (map == null) {
        Example example = new Example(by[0]);
        map =
            CityMap.read(
                example.city(), Optional.of(example.files(civic)), root.resolve("kept-" + by[0]));
        maps.put(by[0], map);
      }
      LayerShapes layer = Objects.requireNonNull(map.layers().get(by[1]), line.get(1));
      List<String> cells = new ArrayList<>(line.subList(0, 2));
      cells.add("%,d".formatted(layer.areas().size()));
      cells.add(
          layer.findings().isEmpty()
              ? "–"
              : String.join("; ", layer.findings().stream().map(Object::toString).toList()));
      expected.add(FiguresTable.line(line));
      found.add(FiguresTable.line(cells));
      if (!expected.getLast().equals(found.getLast())) {
        System.err.println(found.getLast());
      }
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  /** What is no table of records is refused in a sentence that its owner understands. */
  @Test
  void whatIsNotReadIsRefusedInTheseWords() throws IOException {
    Path civic = civic();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (List<String> line : FiguresTable.under("Not read").lines()) {
      expected.add(FiguresTable.line(line));
      found.add(FiguresTable.line(List.of(line.getFirst(), words(civic.resolve(line.getFirst())))));
      if (!expected.getLast().equals(found.getLast())) {
        System.err.println(found.getLast());
      }
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  private static String words(Path file) throws IOException {
    try {
      Profiler.look(
          file,
          ZoneId.of("America/New_York"),
          LocalDate.of(2026, 11, 20),
          (pass, rows, bytes) -> {});
      return "read";
    } catch (ProblemsException e) {
      return String.join(" ", String.valueOf(e.getMessage()).lines().map(String::strip).toList())
          .replace(file.getFileName() + ": ", "");
    }
  }

  @Test
  void recordedAnswersAreReadOrRefused() throws IOException {
    Path civic = civic();
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (List<String> line : FiguresTable.under("Recorded answers").lines()) {
      expected.add(FiguresTable.line(line));
      found.add(
          FiguresTable.line(List.of(line.getFirst(), answer(civic.resolve(line.getFirst())))));
      if (!expected.getLast().equals(found.getLast())) {
        System.err.println(found.getLast());
      }
    }
    assertThat(found).containsExactlyElementsOf(expected);
  }

  private static String answer(Path file) throws IOException {
    try {
      long[] rows = new long[1];
      RowSource.sniff(file).rows().forEach((number, row, bytes) -> rows[0]++);
      return "%,d rows".formatted(rows[0]);
    } catch (ProblemsException e) {
      return e.problems().getFirst().code();
    }
  }

  /** No file of the collection is left out of the document. */
  @Test
  void everyFileIsInOneOfTheTables() throws IOException {
    Path civic = civic();
    TreeSet<String> written = new TreeSet<>();
    for (String heading : List.of("Records", "Areas", "Not read", "Recorded answers")) {
      written.addAll(FiguresTable.under(heading).files());
    }
    try (Stream<Path> files = Files.walk(civic)) {
      List<String> all =
          files
              .filter(Files::isRegularFile)
              .map(file -> civic.relativize(file).toString())
              .filter(file -> !file.matches(".*\\.(dbf|prj|shx|shp\\.xml)"))
              .sorted()
              .toList();
      assertThat(written).containsExactlyElementsOf(all);
    }
  }

  /** An example with a lake of its own. */
  static final class Home {
    final City city;
    final Lake lake;
    private final Example example;
    private final Importer importer;

    Home(Example example, Path root) {
      try {
        Path home = root.resolve(example.folder().replace('/', '-'));
        this.example = example;
        this.city = example.city();
        this.lake = Lake.open(home, home.resolve("keys/lake.key"));
        this.importer = new Importer(lake, home.resolve("reports"), CLOCK);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    ImportResult bring(String source, Path file, Path civic) {
      Source settings = city.source(source);
      return importer.importFile(
          city, settings, file, Optional.of(example.files(civic)), false, Progress.NONE);
    }
  }
}
