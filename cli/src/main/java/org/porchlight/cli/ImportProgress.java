package org.porchlight.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.records.Progress;
import org.porchlight.records.SourceFiles;

/** Adds up how far the files of all sources have been read. */
final class ImportProgress implements Progress {
  private final ProgressLine line;
  private final long allBytes;
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();

  private ImportProgress(ProgressLine line, long allBytes) {
    this.line = line;
    this.allBytes = allBytes;
  }

  static ImportProgress of(
      Console console, City city, Collection<Source> sources, Optional<Path> from) {
    SourceFiles files = new SourceFiles(city, from);
    long allBytes =
        sources.stream()
            .flatMap(source -> files.find(source).stream())
            .mapToLong(ImportProgress::size)
            .sum();
    return new ImportProgress(
        new ProgressLine(console, "Reading records", "rows"), Math.max(1, allBytes));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the size of a file cannot be read", e);
    }
  }

  @Override
  public synchronized void at(String source, long rowsRead, long bytesRead, long totalBytes) {
    rows.put(source, rowsRead);
    bytes.put(source, bytesRead);
    line.at(sum(rows), Math.min(1, (double) sum(bytes) / allBytes));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
