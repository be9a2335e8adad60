package org.porchlight.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder {@code releases/} of a data home: one sub-folder per release, never changed. */
public final class Releases {
  private static final String NOTICES = "notices.json";
  private static final String SPOTS = "points/spots.geojson";
  private static final String TAKEN_BACK = "taken-back.json";

  private final Path folder;

  public Releases(Path folder) {
    this.folder = folder;
  }

  /** The folders of all complete releases, oldest first. */
  public List<Path> folders() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches("\\d{4}"))
          .filter(entry -> Files.isRegularFile(entry.resolve("manifest.json")))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the releases folder cannot be listed", e);
    }
  }

  /** Where the release of that id is, or would be. */
  public Path folder(String id) {
    return folder.resolve(id);
  }

  /** The folders of all complete releases that were not taken back, oldest first. */
  public List<Path> shown() {
    List<String> takenBack = takenBack();
    return folders().stream()
        .filter(release -> !takenBack.contains(String.valueOf(release.getFileName())))
        .toList();
  }

  /** Ids of releases that were taken back: they stand in the folder, and nobody is shown them. */
  public List<String> takenBack() {
    return allTakenBack().stream().map(TakenBack::release).distinct().toList();
  }

  /** Releases that were taken back, and what residents read about it. */
  public List<TakenBack> allTakenBack() {
    Path file = folder.resolve(TAKEN_BACK);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    TakenBackFile read = ReleaseJson.read(file, TakenBackFile.class);
    return read.releases().stream()
        .map(id -> read.of(id).orElseGet(() -> new TakenBack(id, null, null)))
        .toList();
  }

  /**
   * Says which releases were taken back. What was public once is known for ever, so none is
   * deleted.
   */
  public void takeBack(List<TakenBack> releases) throws IOException {
    Path partial = folder.resolve("." + TAKEN_BACK + ".partial");
    Files.write(
        partial,
        ReleaseJson.bytes(
            new TakenBackFile(
                releases.stream().map(TakenBack::release).toList(),
                releases.stream().filter(one -> one.at() != null).toList())));
    Files.move(partial, folder.resolve(TAKEN_BACK), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Ids alone are enough; files of an earlier version have nothing else. */
  private record TakenBackFile(List<String> releases, List<TakenBack> told) {
    TakenBackFile {
      releases = List.copyOf(releases);
      told = told == null ? List.of() : List.copyOf(told);
    }

    Optional<TakenBack> of(String id) {
      return told.stream().filter(one -> one.release().equals(id)).findFirst();
    }
  }

  /**
   * Takes a finished release over from another folder, whole or not at all.
   *
   * @throws IOException when it cannot be moved, or one of that number is there already
   */
  public void take(Path release) throws IOException {
    Path target = free(String.valueOf(release.getFileName()));
    Files.move(release, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path free(String id) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(id);
    if (Files.exists(target)) {
      throw new IOException("release %s is already there".formatted(id));
    }
    return target;
  }

  /** Deletes an unfinished or unpublished release of this folder, if there is one. */
  public void discard(String id) throws IOException {
    delete(folder.resolve(id));
  }

  /**
   * The newest release; empty when there is none yet.
   *
   * @throws UnreadableReleaseException when its folder is damaged
   */
  public Optional<Release> latest() {
    List<Path> all = folders();
    return all.isEmpty() ? Optional.empty() : Optional.of(Release.open(all.getLast()));
  }

  /**
   * What residents should know of sources that stand in the way of a newer release; none when the
   * file is not there or cannot be read.
   */
  public List<Notice> notices() {
    Path file = folder.resolve(NOTICES);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return ReleaseJson.read(file, NoticeFile.class).notices();
    } catch (UnreadableReleaseException e) {
      return List.of();
    }
  }

  /** Replaces the notices. */
  public void post(List<Notice> notices) throws IOException {
    Files.createDirectories(folder);
    Path partial = folder.resolve("." + NOTICES + ".partial");
    Files.write(partial, ReleaseJson.bytes(new NoticeFile(notices)));
    Files.move(partial, folder.resolve(NOTICES), StandardCopyOption.REPLACE_EXISTING);
  }

  private record NoticeFile(List<Notice> notices) {}

  /** The id that the next release will have. */
  public String nextId() {
    List<Path> all = folders();
    int last = all.isEmpty() ? 0 : Integer.parseInt(all.getLast().getFileName().toString());
    return "%04d".formatted(last + 1);
  }

  /** Writes a release without copies in Parquet. */
  public Path write(Manifest draft, List<ReleasedTable> tables, Map<String, byte[]> layers)
      throws IOException {
    return write(draft, tables, layers, Optional.empty());
  }

  /**
   * Writes a release so that either all of it appears or nothing does.
   *
   * @param draft the manifest; its list of tables is replaced by what is written
   * @param tables what the disclosure compiler let pass
   * @param layers GeoJSON bytes by the file name that the draft's layers name, and {@link
   *     Words#FILE}
   * @param parquet makes the copies in Parquet; empty for a release without them
   * @return the folder written
   * @throws IOException when the disk is full or the folder cannot be written; nothing is left
   *     behind then
   */
  public Path write(
      Manifest draft,
      List<ReleasedTable> tables,
      Map<String, byte[]> layers,
      Optional<ParquetCopy> parquet)
      throws IOException {
    return write(draft, tables, layers, parquet, List.of(), List.of());
  }

  /**
   * Writes a release with records that are shown one by one.
   *
   * @param spots where they stand
   * @param pins what the disclosure compiler let pass, by table
   */
  public Path write(
      Manifest draft,
      List<ReleasedTable> tables,
      Map<String, byte[]> layers,
      Optional<ParquetCopy> parquet,
      List<Spot> spots,
      List<ReleasedPins> pins)
      throws IOException {
    Path target = free(draft.id());
    Path partial = folder.resolve("." + draft.id() + ".partial");
    delete(partial);
    try {
      Files.createDirectories(partial.resolve("tables"));
      Files.createDirectories(partial.resolve("areas"));
      List<Manifest.TableNote> notes = new ArrayList<>();
      for (ReleasedTable table : tables) {
        notes.add(writeTable(partial, draft, table, parquet));
      }
      for (Map.Entry<String, byte[]> layer : layers.entrySet()) {
        Files.write(partial.resolve(layer.getKey()), layer.getValue());
      }
      Files.write(
          partial.resolve("manifest.json"),
          ReleaseJson.bytes(
              draft
                  .withTables(notes)
                  .withPins(writePins(partial, draft.city().madeUp(), tables, spots, pins))));
      try {
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(partial, target);
      }
      return target;
    } catch (IOException | RuntimeException e) {
      delete(partial);
      throw e;
    }
  }

  private static Manifest.@Nullable PinsNote writePins(
      Path partial,
      boolean madeUp,
      List<ReleasedTable> tables,
      List<Spot> spots,
      List<ReleasedPins> pins)
      throws IOException {
    if (pins.isEmpty()) {
      return null;
    }
    Files.createDirectories(partial.resolve("points"));
    Map<String, Spot> byId = new HashMap<>();
    spots.forEach(spot -> byId.put(spot.id(), spot));
    List<Manifest.PinTableNote> notes = new ArrayList<>();
    for (ReleasedPins each : pins) {
      TableHead head =
          tables.stream()
              .map(ReleasedTable::head)
              .filter(one -> one.id().equals(each.table()))
              .findFirst()
              .orElseThrow();
      String csv = "points/" + head.id() + ".csv";
      String geoJson = "points/" + head.id() + ".geojson";
      byte[] csvBytes = PinFiles.csv(each, head, byId, madeUp);
      byte[] geoJsonBytes = PinFiles.geoJson(each, byId, madeUp);
      Files.write(partial.resolve(csv), csvBytes);
      Files.write(partial.resolve(geoJson), geoJsonBytes);
      notes.add(
          new Manifest.PinTableNote(
              head.id(),
              each.terms(),
              each.pins().size(),
              csv,
              Sha256.of(csvBytes),
              geoJson,
              Sha256.of(geoJsonBytes)));
    }
    byte[] spotBytes = PinFiles.spots(spots, madeUp);
    Files.write(partial.resolve(SPOTS), spotBytes);
    return new Manifest.PinsNote(SPOTS, Sha256.of(spotBytes), notes);
  }

  private static Manifest.TableNote writeTable(
      Path partial, Manifest draft, ReleasedTable table, Optional<ParquetCopy> parquet)
      throws IOException {
    TableHead head = table.head();
    String json = "tables/" + head.id() + ".json";
    String csv = "tables/" + head.id() + ".csv";
    byte[] jsonBytes = ReleaseJson.bytes(new ReleaseJson.TableFile(head, table.cells()));
    byte[] csvBytes = ReleaseCsv.bytes(table, draft.city().madeUp());
    Files.write(partial.resolve(json), jsonBytes);
    Files.write(partial.resolve(csv), csvBytes);
    @Nullable String copy = null;
    @Nullable String copySha256 = null;
    if (parquet.isPresent()) {
      copy = "tables/" + head.id() + ".parquet";
      parquet.get().write(partial.resolve(csv), partial.resolve(copy));
      copySha256 = Sha256.of(Files.readAllBytes(partial.resolve(copy)));
    }
    return new Manifest.TableNote(
        head.id(),
        head.topic(),
        head.title(),
        table.cells().size(),
        table.hidden(),
        json,
        Sha256.of(jsonBytes),
        csv,
        Sha256.of(csvBytes),
        copy,
        copySha256);
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
