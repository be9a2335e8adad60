package org.porchlight.records.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.city.Source;
import org.porchlight.records.Progress;
import org.porchlight.records.Seeds;
import org.porchlight.records.Town;

/**
 * A small city whose one source is fetched, with a clock that stands still and waits that do not.
 */
final class FetchTown {
  private static final String REST =
      """
      kind: crime-report
      name: {en: Reports, es: Denuncias}
      description: {en: One row per report., es: Una fila por denuncia.}
      key: [Case]
      fields:
        case-no: {column: Case}
        report-date: {column: Day, as: date}
        offense: {column: Code}
      legal: {link: false, count: true, show: true, basis: public record}
      """;

  private final Path root;
  private final Town town;
  private Limits limits = Limits.USUAL;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Map<String, String> environment = new HashMap<>();
  final List<Duration> waits = new ArrayList<>();
  Runnable whileWaiting = () -> {};

  /** Called before anything is sealed, each time a little more of it. */
  Runnable whileSealing = () -> {};

  FetchTown(Path root, String settings) {
    this.root = root;
    this.town =
        Town.in(root)
            .with("sources/reports.yaml", "agency: police\n" + REST + settings.stripIndent());
    try {
      Files.createDirectories(scratch());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FetchTown limited(Limits other) {
    limits = other;
    return this;
  }

  FetchTown environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  FetchTown later(Duration length) {
    now = now.plus(length);
    return this;
  }

  Source source() {
    return town.city().source("reports");
  }

  Path scratch() {
    return root.resolve("scratch");
  }

  Path kept() {
    return root.resolve("kept");
  }

  Path cityFolder() {
    return root.resolve("city");
  }

  Fetched fetch() {
    return fetch(FetchState.NOTHING);
  }

  Fetched fetch(FetchState since) {
    return fetch(since, Progress.NONE);
  }

  Fetched fetch(FetchState since, Progress progress) {
    return fetcher().fetch(source(), since, scratch(), progress);
  }

  Fetcher fetcher() {
    return new Fetcher(
        new FetchSettings(
            cityFolder(),
            kept(),
            new Flipped(),
            environment,
            clock(),
            length -> {
              waits.add(length);
              whileWaiting.run();
            },
            Seeds.random(1)),
        limits);
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("one zone is enough here");
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  static String text(Delivery delivery) {
    try {
      return Files.readString(delivery.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes files that no text can be found in; the real seal is the lake's. */
  private final class Flipped implements SealedFiles {
    @Override
    public OutputStream writer(Path file, String purpose) throws IOException {
      whileSealing.run();
      OutputStream out =
          new FilterOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            @Override
            public void write(int b) throws IOException {
              if (b == '\n') {
                whileSealing.run();
              }
              out.write(b ^ 0x5a);
            }
          };
      out.write(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.write('\n');
      return out;
    }

    @Override
    public InputStream reader(Path file, String purpose) throws IOException {
      InputStream in =
          new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read() throws IOException {
              int b = in.read();
              return b < 0 ? b : (b ^ 0x5a) & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
              int read = in.read(bytes, offset, length);
              for (int i = 0; i < read; i++) {
                bytes[offset + i] ^= 0x5a;
              }
              return read;
            }
          };
      StringBuilder found = new StringBuilder();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        found.append((char) b);
      }
      if (!found.toString().equals(purpose)) {
        throw new IOException("another file's content");
      }
      return in;
    }
  }
}
