package org.porchlight.records.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.FuzzTarget;

/** The forms of files: whatever the bytes, rows come out or a sentence. */
public final class FormatTargets {
  private static final long MOST_ROWS = 1_000_000;

  private FormatTargets() {}

  /** One for each form. */
  public static List<FuzzTarget> all() {
    return List.of(
        target(
            Source.Connector.CSV,
            Samples.bytes("\ufeffid,words,x\r\n1,\"a, \"\"b\"\"\nc\",2\r\n2,d,\r\n"),
            Samples.gzip(Samples.bytes("id;words\n1;a\n2;b\n")),
            Samples.stored(Map.of("a.csv", Samples.bytes("id\twords\n1\ta\n")))),
        target(Source.Connector.GEOJSON, Samples.bytes(Samples.GEOJSON)),
        target(Source.Connector.ARCGIS, Samples.bytes(Samples.ARCGIS)),
        target(
            Source.Connector.JSON,
            Samples.bytes(Samples.JSON),
            Samples.bytes("{\"id\":1,\"a\":[{\"b\":2}]}\n{\"id\":2}\n")),
        target(Source.Connector.XLSX, Samples.stored(Samples.members(Samples.workbook()))),
        target(Source.Connector.SPREADSHEETML, Samples.bytes(Samples.SPREADSHEETML)),
        target(Source.Connector.SHAPEFILE, Samples.stored(Samples.members(Samples.shapefile()))));
  }

  private static FuzzTarget target(Source.Connector connector, byte[]... seeds) {
    return new FuzzTarget(
        connector.name().toLowerCase(Locale.ROOT),
        List.of(seeds),
        input -> {
          Path file = Files.write(Scratch.FILE, input);
          readOrRefuse(file, connector);
        });
  }

  /** One file of this process for all inputs. */
  private static final class Scratch {
    private static final Path FILE = file();

    private static Path file() {
      try {
        Path file = Files.createTempFile("porchlight-fuzz", ".input");
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  static void readOrRefuse(Path file, Source.Connector connector) throws IOException {
    refusable(() -> RowSource.open(file, connector, Source.Layout.PLAIN));
    refusable(() -> RowSource.sniff(file).rows());
  }

  private interface Opening {
    RowSource rows() throws IOException;
  }

  private static void refusable(Opening opening) throws IOException {
    try {
      RowSource source = opening.rows();
      require(
          new HashSet<>(source.columns()).size() == source.columns().size(),
          "a column stands twice");
      long[] rows = new long[1];
      source.forEach(
          (number, row, bytes) -> {
            require(++rows[0] < MOST_ROWS, "rows without an end");
            for (int i = 0; i <= source.columns().size(); i++) {
              require(row.text(i).length() <= Limits.FIELD_CHARS, "a field above the limit");
            }
          });
    } catch (ProblemsException e) {
      require(String.valueOf(e.getMessage()).contains("[PL-IMPORT-0"), "another code");
    }
  }

  /** Without AssertJ, whose classes take long to load where a fuzzer looks on. */
  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
