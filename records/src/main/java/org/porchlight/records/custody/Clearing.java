package org.porchlight.records.custody;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.Rewrite;

/** Takes the records of one erasure out of batches, each with all its files at once. */
final class Clearing {
  private final Lake lake;
  private final Source source;
  private final Tombstones tombstones;
  private final Tombstones.Erasure erasure;
  private final Map<String, List<Long>> hits;
  private final Set<String> cells;
  private final Instant now;
  private final Path open;

  Clearing(
      Lake lake,
      Source source,
      Tombstones tombstones,
      Tombstones.Erasure erasure,
      Instant now,
      Path open) {
    this.lake = lake;
    this.source = source;
    this.tombstones = tombstones;
    this.erasure = erasure;
    Tombstones.Pending pending = Objects.requireNonNull(erasure.pending());
    this.hits = pending.hits();
    this.cells = Set.copyOf(pending.cells());
    this.now = now;
    this.open = open;
  }

  /** Writes the files of a batch anew that hold something of it; nothing when none does. */
  void clear(Batch batch) throws IOException, SQLException {
    try (Standings standings = new Standings(lake, source.id(), open);
        Rewrite rewrite = lake.rewrite(batch)) {
      boolean received = received(batch, rewrite);
      Path records = standings.opened(batch, Lake.RECORDS_FILE);
      long recordsBefore = standings.rows(records);
      Optional<Path> recordsLeft = standings.without(batch, Lake.RECORDS_FILE, hits);
      write(recordsLeft, rewrite, Lake.RECORDS_FILE);
      Optional<Path> carriedLeft = Optional.empty();
      List<Path> left = new ArrayList<>(List.of(recordsLeft.orElse(records)));
      long carriedLess = 0;
      long liveLess = 0;
      if (lake.carries(batch)) {
        Path carried = standings.opened(batch, Lake.CARRIED_FILE);
        carriedLeft = standings.without(batch, Lake.CARRIED_FILE, hits);
        write(carriedLeft, rewrite, Lake.CARRIED_FILE);
        left.add(carriedLeft.orElse(carried));
        if (carriedLeft.isPresent()) {
          carriedLess = standings.rows(carried) - standings.rows(carriedLeft.get());
          liveLess = standings.live(carried) - standings.live(carriedLeft.get());
        }
      }
      long rejected = rejected(batch, rewrite);
      if (!received && recordsLeft.isEmpty() && carriedLeft.isEmpty() && rejected == 0) {
        return;
      }
      long less = recordsLeft.isPresent() ? recordsBefore - standings.rows(recordsLeft.get()) : 0;
      List<LocalDate> days = standings.days(source, left);
      rewrite.finish(
          batch.without(
              new Batch.Erased(erasure.number(), now, less, rejected, carriedLess),
              less + liveLess,
              days.isEmpty() || batch.from() == null ? null : days.getFirst(),
              days.isEmpty() || batch.to() == null ? null : days.getLast()));
    } finally {
      for (String file : List.of(Lake.RECORDS_FILE, Lake.CARRIED_FILE)) {
        Files.deleteIfExists(open.resolve(batch.id() + "-" + file));
        Files.deleteIfExists(open.resolve(batch.id() + "-left-" + file));
      }
    }
  }

  private boolean received(Batch batch, Rewrite rewrite) throws IOException {
    List<Long> rows = hits.get(batch.id());
    if (rows == null || !lake.isReceived(source.id(), batch.id())) {
      return false;
    }
    Set<Long> out = new HashSet<>(rows);
    RowSource file = Received.open(lake, source, batch.id(), open);
    try (OutputStream sealed = rewrite.writer(Lake.CLEARED_FILE)) {
      ClearedRows.write(new Without(file, (number, _) -> out.contains(number), _ -> {}), sealed);
    }
    Files.deleteIfExists(open.resolve("received-" + batch.id()));
    return true;
  }

  private static void write(Optional<Path> left, Rewrite rewrite, String file) throws IOException {
    if (left.isPresent()) {
      try (OutputStream sealed = rewrite.writer(file)) {
        Files.copy(left.get(), sealed);
      }
    }
  }

  /** Writes the rejected rows that are left; gives how many are not. */
  private long rejected(Batch batch, Rewrite rewrite) throws IOException {
    Path plain = open.resolve("rejected-" + batch.id());
    try (OutputStream out = Files.newOutputStream(plain);
        InputStream in = lake.rejected(batch)) {
      out.write("row\r\n".getBytes(StandardCharsets.UTF_8));
      in.transferTo(out);
    }
    try {
      RowName name = tombstones.name(List.of(), List.of());
      RowSource rows = RowSource.open(plain, Source.Connector.CSV, Source.Layout.PLAIN);
      long[] found = new long[1];
      rows.forEach((_, row, _) -> found[0] += isErased(name, row) ? 1 : 0);
      if (found[0] > 0) {
        try (Writer writer =
            new OutputStreamWriter(rewrite.writer(Lake.REJECTED_FILE), StandardCharsets.UTF_8)) {
          rows.forEach(
              (_, row, _) -> {
                if (!isErased(name, row)) {
                  for (int i = 0; i < row.size(); i++) {
                    writer.write(i == 0 ? "" : ",");
                    writer.write(CsvText.cell(row.text(i)));
                  }
                  writer.write("\r\n");
                }
              });
        }
      }
      return found[0];
    } finally {
      Files.deleteIfExists(plain);
    }
  }

  /** Three cells say which row it was and why it was rejected; the others are the row. */
  private boolean isErased(RowName name, org.porchlight.records.formats.RawRow row) {
    List<String> texts = new ArrayList<>();
    for (int i = 3; i < row.size(); i++) {
      texts.add(row.text(i));
    }
    return cells.contains(name.exactly(texts));
  }
}
