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

/**
 * Adds up how far the files of all sources have been read. Of what a server sends, the size is
 * known once it says how many rows it has; of a database's answer it never is.
 */
final class ImportProgress implements Progress {
  private final ProgressLine line;
  private final Map<String, Long> totals = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();

  private ImportProgress(ProgressLine line) {
    this.line = line;
  }

  static ImportProgress of(
      Console console, City city, Collection<Source> sources, Optional<Path> from) {
    ImportProgress progress =
        new ImportProgress(new ProgressLine(console, "Reading records", "rows"));
    SourceFiles files = new SourceFiles(city, from);
    for (Source source : sources) {
      files.find(source).ifPresent(file -> progress.totals.put(source.id(), size(file)));
    }
    return progress;
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
    totals.put(source, totalBytes);
    line.at(sum(rows), share());
  }

  /** Of all sources together, 0 to 1; NaN while the size of one is not known. */
  private double share() {
    return totals.containsValue(0L)
        ? Double.NaN
        : Math.min(1, (double) sum(bytes) / Math.max(1, sum(totals)));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
