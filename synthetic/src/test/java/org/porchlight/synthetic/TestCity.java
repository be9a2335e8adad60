package org.porchlight.synthetic;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Source;

/** A made-up city on disk, made once for all tests that look at one of its size. */
record TestCity(Path folder, SyntheticCity.Made made, City city) {
  static final SyntheticCity.Options SMALL = new SyntheticCity.Options(2_000, 1, 7);
  static final SyntheticCity.Options MIDDLE = new SyntheticCity.Options(50_000, 2, 11);

  private static final Map<SyntheticCity.Options, TestCity> MADE = new ConcurrentHashMap<>();

  static TestCity of(SyntheticCity.Options options) {
    return MADE.computeIfAbsent(options, TestCity::make);
  }

  private static TestCity make(SyntheticCity.Options options) {
    try {
      Path parent = Files.createTempDirectory("avelmere");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(parent)));
      Path folder = parent.resolve("city");
      SyntheticCity.Made made =
          SyntheticCity.generate(options, folder, SyntheticCity.Progress.NONE);
      return new TestCity(folder, made, CityFolder.read(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Source source(String id) {
    return java.util.Objects.requireNonNull(city.sources().get(id), id);
  }

  /** The rows of a source's file, read as its settings say. */
  List<NamedCsvRecord> rows(String id) {
    Source source = source(id);
    return rows(
        folder.resolve("extracts").resolve(source.file()),
        java.nio.charset.Charset.forName(source.layout().encoding()),
        source.layout().delimiter());
  }

  /** The value of a standard field in a row, as it stands. */
  String value(String source, NamedCsvRecord row, String field) {
    return row.getField(
        java.util.Objects.requireNonNull(source(source).fields().get(field), field).column());
  }

  static List<NamedCsvRecord> rows(Path file, java.nio.charset.Charset charset, char delimiter) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().fieldSeparator(delimiter).ofNamedCsvRecord(file, charset)) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
