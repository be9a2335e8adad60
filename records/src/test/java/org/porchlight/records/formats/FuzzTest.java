package org.porchlight.records.formats;

import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.city.Source;

/**
 * Whatever is done to a file, it is read or refused with a sentence: no other exception, no hang,
 * no file of a few kilobytes that takes all memory.
 *
 * <p>Each run makes a fixed number of damaged files from a fixed seed. {@code
 * -Dporchlight.fuzzSeconds=300} runs so long for each format with a seed of its own, {@code
 * -Dporchlight.fuzzSeed=…} repeats one. Another fuzzer, guided by coverage, is {@code
 * benchmarks/run fuzz}; what either found is kept for {@code KeptFindingsTest}.
 */
class FuzzTest {
  private static final int MUTATIONS = 400;
  private static final Duration MOST = Duration.ofSeconds(20);

  @TempDir Path folder;

  /** A format: files to damage, and words that it is made of. */
  record Format(Source.Connector connector, List<String> words, List<byte[]> seeds) {
    Format(Source.Connector connector, List<String> words, byte[]... seeds) {
      this(connector, words, List.of(seeds));
    }

    @Override
    public String toString() {
      return connector.name();
    }

    private static List<String> json() {
      return List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "null",
          "1e99999",
          "-0.0",
          "NaN",
          "\\ud800",
          "\"a\":",
          "{\"a\":",
          "\"features\":[",
          "\"attributes\":{",
          "\"properties\":",
          "\"geometry\":{",
          "\"coordinates\":[[[",
          "\"pages\":[",
          "\"error\":{",
          "\"metadata\":{",
          "\"crs\":{",
          "\"spatialReference\":",
          "\"fields\":[",
          "\"points\":",
          "\"x\":",
          "\"data\":{");
    }

    private static List<String> xml() {
      return List.of(
          "<",
          ">",
          "/>",
          "&amp;",
          "&#0;",
          "&#x10ffff;",
          "&x;",
          "<![CDATA[",
          "]]>",
          "<!--",
          "-->",
          "<!DOCTYPE x [<!ENTITY a \"b\">]>",
          "<?x ?>",
          "<row>",
          "<c>",
          "<v>",
          "</v>",
          "</c>",
          "</row>",
          " r=\"ZZZZZ1\"",
          " r=\"-1\"",
          " r=\"2147483647\"",
          " s=\"9999999\"",
          " t=\"s\"",
          " t=\"d\"",
          "1e308",
          "NaN",
          "_x0000_",
          "<Row>",
          "<Cell>",
          "<Data>",
          "</Data>",
          " ss:Index=\"0\"",
          " ss:Index=\"999999999\"",
          " ss:MergeAcross=\"999999999\"",
          "xmlns:a=\"b\" ",
          "<is>",
          "<t>",
          "<rPh>",
          "<si>",
          "encoding=\"UTF-32\"",
          "a:");
    }
  }

  static Stream<Format> formats() {
    return Stream.of(
        new Format(
            Source.Connector.CSV,
            List.of("\"", ",", "\r\n", "\r", "\ufffd", "\"\"", "id", ";", "\t", "\0"),
            Samples.bytes("\ufeffid,words,x\r\n1,\"a, \"\"b\"\"\nc\",2\r\n2,d,\r\n"),
            Samples.gzip(Samples.bytes("id;words\n1;a\n2;b\n")),
            Samples.zip(Map.of("a.csv", Samples.bytes("id\twords\n1\ta\n")))),
        new Format(Source.Connector.GEOJSON, Format.json(), Samples.bytes(Samples.GEOJSON)),
        new Format(Source.Connector.ARCGIS, Format.json(), Samples.bytes(Samples.ARCGIS)),
        new Format(
            Source.Connector.JSON,
            Format.json(),
            Samples.bytes(Samples.JSON),
            Samples.bytes("{\"id\":1,\"a\":[{\"b\":2}]}\n{\"id\":2}\n")),
        new Format(Source.Connector.XLSX, Format.xml(), Samples.workbook()),
        new Format(
            Source.Connector.SPREADSHEETML, Format.xml(), Samples.bytes(Samples.SPREADSHEETML)),
        new Format(
            Source.Connector.SHAPEFILE,
            List.of(
                "\0\0\0\0",
                "\0\0\u00ff\u00ff",
                "\u007f\u00ff\u00ff\u00ff",
                "*",
                "\u001a",
                "N",
                "UTF-16",
                "PK\u0003\u0004"),
            Samples.shapefile()));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedFilesAreReadOrRefused(Format format) throws IOException {
    int seconds = Integer.getInteger("porchlight.fuzzSeconds", 0);
    long seed = Long.getLong("porchlight.fuzzSeed", seconds == 0 ? 4 : System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    Mutations mutations = new Mutations(random, format.words);
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    for (int i = 0; seconds == 0 ? i < MUTATIONS : System.nanoTime() < end; i++) {
      byte[] seedFile = format.seeds.get(random.nextInt(format.seeds.size()));
      byte[] damaged = mutations.of(seedFile);
      Path file = Files.write(folder.resolve("damaged"), damaged);
      try {
        readOrRefuse(file, format.connector);
      } catch (Throwable e) {
        Path kept =
            Files.write(Path.of("target", "fuzz-%s-%d-%d".formatted(format, seed, i)), damaged);
        throw new AssertionError("seed %d, file %d: see %s".formatted(seed, i, kept), e);
      }
    }
  }

  private static void readOrRefuse(Path file, Source.Connector connector) {
    assertTimeout(MOST, () -> FormatTargets.readOrRefuse(file, connector));
  }
}
