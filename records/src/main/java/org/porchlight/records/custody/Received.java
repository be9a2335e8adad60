package org.porchlight.records.custody;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;

/** The files of a source as they were received. */
public final class Received {
  private Received() {}

  /**
   * Opens one of them, whether or not rows were taken out of it since.
   *
   * @param batch the batch that holds it
   * @param open a private folder, where it stands open afterwards
   */
  public static RowSource open(Lake lake, Source source, String batch, Path open)
      throws IOException {
    Path file = open.resolve("received-" + batch);
    boolean cleared = lake.isCleared(source.id(), batch);
    if (!Files.exists(file)) {
      try (InputStream in =
          cleared ? lake.cleared(source.id(), batch) : lake.received(source.id(), batch)) {
        Files.copy(in, file);
      }
    }
    return cleared ? ClearedRows.open(file) : RowSource.open(file, source);
  }

  /** Every batch of a source, those held back included, by id. */
  static Map<String, Batch> batches(Lake lake, String source) {
    Map<String, Batch> batches = new LinkedHashMap<>();
    Stream.concat(lake.batches(source).stream(), lake.held(source).stream())
        .forEach(batch -> batches.put(batch.id(), batch));
    return batches;
  }

  /** The batches that hold a file. */
  static List<Batch> holders(Lake lake, String source) {
    return batches(lake, source).values().stream()
        .filter(batch -> lake.isReceived(source, batch.id()))
        .toList();
  }
}
