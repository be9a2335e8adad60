package org.porchlight.records.custody;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.formats.RawRow;
import org.porchlight.records.formats.RowSource;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.PrivateFolder;

/**
 * Erases records from every file of the lake, and keeps them out from then on. To be used while
 * holding {@link Lake#lock}. What it has begun is written down before anything changes: killed at
 * any moment, {@link #resume} ends it.
 */
public final class Eraser {
  private final Lake lake;
  private final Clock clock;

  /** An eraser for one lake. */
  public Eraser(Lake lake, Clock clock) {
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * What came of an erasure.
   *
   * @param asked records that are kept out from now on
   * @param found of these, the ones that the lake had
   * @param rows taken out of files as received; a record that came five times has five
   * @param batches whose files were written anew
   */
  public record Result(String source, long asked, long found, long rows, long batches) {}

  /**
   * Erases records of one source.
   *
   * @param by who asked for it, and why: words for the log, without a value of a record
   * @throws org.porchlight.city.ProblemsException when an earlier delivery cannot be read by
   *     today's settings; nothing is erased then
   */
  public Result erase(Source source, Target target, String by, String reason, Elsewhere elsewhere)
      throws IOException {
    resume(source, elsewhere);
    Tombstones tombstones = Tombstones.of(lake, source.id());
    try (PrivateFolder open = PrivateFolder.withRoomFor(size(source))) {
      Set<String> names = names(source, target, tombstones, open.path());
      Tombstones.Erasure erasure = find(source, names, tombstones, by, reason, open.path());
      tombstones.write(erasure);
      return finish(source, tombstones, erasure, elsewhere, open.path());
    } catch (SQLException e) {
      throw new IOException("the records to erase could not be found", e);
    }
  }

  /** Ends an erasure that was cut off; nothing when there is none. */
  public void resume(Source source, Elsewhere elsewhere) throws IOException {
    Tombstones tombstones = Tombstones.of(lake, source.id());
    for (Tombstones.Erasure erasure : tombstones.erasures()) {
      if (erasure.pending() != null) {
        try (PrivateFolder open = PrivateFolder.withRoomFor(size(source))) {
          finish(source, tombstones, erasure, elsewhere, open.path());
        } catch (SQLException e) {
          throw new IOException("the records to erase could not be erased", e);
        }
      }
    }
  }

  private long size(Source source) {
    return Received.holders(lake, source.id()).stream().mapToLong(Batch::bytes).sum();
  }

  private Set<String> names(Source source, Target target, Tombstones tombstones, Path open)
      throws IOException, SQLException {
    Set<String> names = new LinkedHashSet<>();
    switch (target) {
      case Target.Keys(List<List<String>> keys) -> {
        RowName name = tombstones.name(source.key(), source.key());
        keys.forEach(key -> names.add(name.of(key)));
      }
      case Target.Rows(Map<String, Set<Long>> rows) ->
          namesAt(source, rows, tombstones, open, names);
      case Target.Where(String condition) -> {
        try (Standings standings = new Standings(lake, source.id(), open)) {
          namesAt(source, standings.where(condition), tombstones, open, names);
        }
      }
    }
    return names;
  }

  private void namesAt(
      Source source,
      Map<String, Set<Long>> rows,
      Tombstones tombstones,
      Path open,
      Set<String> names)
      throws IOException {
    for (Map.Entry<String, Set<Long>> one : rows.entrySet()) {
      RowSource file = Received.open(lake, source, one.getKey(), open);
      RowName name = tombstones.name(source.key(), file.columns());
      file.forEach(
          (number, row, _) -> {
            if (one.getValue().contains(number)) {
              names.addAll(name.of(row));
            }
          });
    }
  }

  /** Looks through everything that was ever received. */
  private Tombstones.Erasure find(
      Source source, Set<String> names, Tombstones tombstones, String by, String reason, Path open)
      throws IOException, SQLException {
    Map<String, List<Long>> hits = new HashMap<>();
    Set<String> cells = new TreeSet<>();
    Set<String> found = new HashSet<>();
    Set<String> records = new TreeSet<>();
    for (Batch holder : Received.holders(lake, source.id())) {
      RowSource rows = Received.open(lake, source, holder.id(), open);
      requireKey(source, holder, rows);
      RowName name = tombstones.name(source.key(), rows.columns());
      List<Integer> key =
          rows.columns().containsAll(source.key())
              ? source.key().stream().map(rows.columns()::indexOf).toList()
              : List.of();
      List<Long> numbers = new ArrayList<>();
      rows.forEach(
          (number, row, _) -> {
            List<String> known = name.of(row).stream().filter(names::contains).toList();
            if (!known.isEmpty()) {
              found.addAll(known);
              numbers.add(number);
              cells.add(name.exactly(texts(row)));
              if (!key.isEmpty() && row.size() == rows.columns().size()) {
                records.add(String.join("+", key.stream().map(row::text).toList()));
              }
            }
          });
      if (!numbers.isEmpty()) {
        hits.put(holder.id(), numbers);
      }
    }
    try (Standings standings = new Standings(lake, source.id(), open)) {
      records.addAll(standings.keys(source, hits));
    }
    return new Tombstones.Erasure(
        tombstones.next(),
        clock.instant(),
        by,
        reason,
        source.key(),
        List.copyOf(names),
        found.size(),
        hits.values().stream().mapToLong(List::size).sum(),
        0,
        new Tombstones.Pending(hits, List.copyOf(cells), List.copyOf(records)));
  }

  private static void requireKey(Source source, Batch holder, RowSource rows) {
    if (source.key().size() > 1 && !rows.columns().containsAll(source.key())) {
      throw new ProblemsException(
          "sources/%s.yaml".formatted(source.id()),
          "the delivery %s lacks a column of the key, so it cannot be told which of its rows to erase; nothing was erased. Name in key the columns that all deliveries have, erase, and put the key back."
              .formatted(holder.id()),
          "PL-ERASE-004");
    }
  }

  private static List<String> texts(RawRow row) {
    List<String> texts = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      texts.add(row.text(i));
    }
    return texts;
  }

  private Result finish(
      Source source,
      Tombstones tombstones,
      Tombstones.Erasure erasure,
      Elsewhere elsewhere,
      Path open)
      throws IOException, SQLException {
    Tombstones.Pending pending = java.util.Objects.requireNonNull(erasure.pending());
    // Kept pages are not looked into: they are fetched again.
    lake.forgetFetched(source.id(), source.arrival().connector() != Source.Connector.FOLDER);
    Clearing clearing = new Clearing(lake, source, tombstones, erasure, clock.instant(), open);
    for (Batch batch : Received.batches(lake, source.id()).values()) {
      if (batch.erased().stream().noneMatch(one -> one.erasure() == erasure.number())) {
        clearing.clear(batch);
      }
    }
    elsewhere.erase(source.id(), pending.records());
    long batches =
        Received.batches(lake, source.id()).values().stream()
            .filter(
                batch -> batch.erased().stream().anyMatch(one -> one.erasure() == erasure.number()))
            .count();
    tombstones.write(
        new Tombstones.Erasure(
            erasure.number(),
            erasure.at(),
            erasure.by(),
            erasure.reason(),
            erasure.columns(),
            erasure.names(),
            erasure.found(),
            erasure.rows(),
            batches,
            null));
    return new Result(
        source.id(), erasure.names().size(), erasure.found(), erasure.rows(), batches);
  }

  /** What was erased of a source so far, earliest first. */
  public List<Tombstones.Erasure> log(String source) throws IOException {
    return Tombstones.of(lake, source).erasures();
  }
}
