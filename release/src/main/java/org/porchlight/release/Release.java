package org.porchlight.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One published release, read from its folder. All tables are read and their hashes checked when it
 * is opened, so that a release in use can no longer fail. Immutable and safe to share.
 */
public final class Release {
  /** The file in which residents find their address; not every release has one. */
  public static final String STREETS = "streets.json";

  /** Files that not every release has. */
  private static final Set<String> BESIDE =
      Set.of(
          Words.FILE,
          Programs.FILE,
          Programs.TABLE,
          SessionResults.FILE,
          SessionResults.TABLE,
          STREETS);

  private final Path folder;
  private final Manifest manifest;
  private final Map<String, ReleasedTable> tables;
  private final Words words;
  private final Programs programs;
  private final SessionResults sessions;
  private final List<Spot> spots;
  private final List<ReleasedPins> pins;

  private Release(
      Path folder,
      Manifest manifest,
      Map<String, ReleasedTable> tables,
      Words words,
      Programs programs,
      SessionResults sessions,
      List<Spot> spots,
      List<ReleasedPins> pins) {
    this.folder = folder;
    this.manifest = manifest;
    this.tables = tables;
    this.words = words;
    this.programs = programs;
    this.sessions = sessions;
    this.spots = spots;
    this.pins = pins;
  }

  /**
   * Opens a release folder.
   *
   * @throws UnreadableReleaseException when a file is missing, not of this format, or differs from
   *     its hash in the manifest
   */
  public static Release open(Path folder) {
    Manifest manifest = ReleaseJson.read(folder.resolve("manifest.json"), Manifest.class);
    if (!manifest.format().equals(Manifest.FORMAT)) {
      throw new UnreadableReleaseException(
          "The release is of format %s; this Porchlight reads %s."
              .formatted(manifest.format(), Manifest.FORMAT),
          null);
    }
    Map<String, ReleasedTable> tables = new LinkedHashMap<>();
    for (Manifest.TableNote note : manifest.tables()) {
      Path file = inside(folder, note.json());
      checkHash(file, note.jsonSha256());
      checkHash(inside(folder, note.csv()), note.csvSha256());
      if (note.parquet() != null && note.parquetSha256() != null) {
        checkHash(inside(folder, note.parquet()), note.parquetSha256());
      }
      var content = ReleaseJson.read(file, ReleaseJson.TableFile.class);
      tables.put(note.id(), new ReleasedTable(content.head(), content.cells()));
    }
    Words words = beside(folder, Words.FILE, Words.class).orElse(Words.NONE);
    Programs programs = beside(folder, Programs.FILE, Programs.class).orElse(Programs.NONE);
    SessionResults sessions =
        beside(folder, SessionResults.FILE, SessionResults.class).orElse(SessionResults.NONE);
    List<Spot> spots = new ArrayList<>();
    List<ReleasedPins> pins = new ArrayList<>();
    Manifest.PinsNote note = manifest.pins();
    if (note != null) {
      checkHash(inside(folder, note.spots()), note.spotsSha256());
      spots.addAll(PinFiles.readSpots(inside(folder, note.spots())));
      for (Manifest.PinTableNote each : note.tables()) {
        checkHash(inside(folder, each.csv()), each.csvSha256());
        checkHash(inside(folder, each.geojson()), each.geojsonSha256());
        pins.add(
            new ReleasedPins(
                each.table(), each.terms(), PinFiles.readPins(inside(folder, each.geojson()))));
      }
    }
    return new Release(
        folder,
        manifest,
        java.util.Collections.unmodifiableMap(tables),
        words,
        programs,
        sessions,
        List.copyOf(spots),
        List.copyOf(pins));
  }

  /** Guides and stories; {@link Words#NONE} for a release written before there were any. */
  public Words words() {
    return words;
  }

  /**
   * What was answered in listening sessions; {@link SessionResults#NONE} in a release without any.
   */
  public SessionResults sessions() {
    return sessions;
  }

  /** Programs for people; {@link Programs#NONE} in a release without any. */
  public Programs programs() {
    return programs;
  }

  /** Where records are shown on the map; none in a release without pins. */
  public List<Spot> spots() {
    return spots;
  }

  /** Records that are shown one by one, by table. */
  public List<ReleasedPins> pins() {
    return pins;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** All tables by id, in the manifest's order. */
  public Map<String, ReleasedTable> tables() {
    return tables;
  }

  /** The table of this id. */
  public Optional<ReleasedTable> table(String id) {
    return Optional.ofNullable(tables.get(id));
  }

  /** The tables of one topic, in the manifest's order. */
  public List<ReleasedTable> tablesOf(String topic) {
    return tables.values().stream().filter(table -> table.head().topic().equals(topic)).toList();
  }

  /** The layer of this id. */
  public Optional<Manifest.Layer> layer(String id) {
    return manifest.layers().stream().filter(layer -> layer.id().equals(id)).findFirst();
  }

  /**
   * The bytes of one published file of this release, by its name relative to the folder. Empty for
   * a name the manifest does not list: nothing else can be reached through here.
   */
  public Optional<byte[]> file(String name) {
    boolean published =
        name.equals("manifest.json")
            || (BESIDE.contains(name) && Files.isRegularFile(folder.resolve(name)))
            || manifest.tables().stream()
                .anyMatch(
                    table ->
                        name.equals(table.json())
                            || name.equals(table.csv())
                            || name.equals(table.parquet()))
            || isOfPins(name)
            || manifest.layers().stream().anyMatch(layer -> layer.file().equals(name));
    if (!published) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(inside(folder, name)));
    } catch (IOException e) {
      throw new UnreadableReleaseException(
          "%s of release %s cannot be read.".formatted(name, manifest.id()), e);
    }
  }

  private boolean isOfPins(String name) {
    Manifest.PinsNote note = manifest.pins();
    return note != null
        && (name.equals(note.spots())
            || note.tables().stream()
                .anyMatch(each -> name.equals(each.csv()) || name.equals(each.geojson())));
  }

  private static <T> Optional<T> beside(Path folder, String name, Class<T> type) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(ReleaseJson.read(file, type)) : Optional.empty();
  }

  private static Path inside(Path folder, String name) {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new UnreadableReleaseException(
          "The manifest names a file outside the release folder.", null);
    }
    return file;
  }

  private static void checkHash(Path file, String expected) {
    try {
      if (!Sha256.of(Files.readAllBytes(file)).equals(expected)) {
        throw new UnreadableReleaseException(
            "%s differs from its hash in the manifest. A release never changes; copy it again."
                .formatted(file.getFileName()),
            null);
      }
    } catch (IOException e) {
      throw new UnreadableReleaseException(
          "%s is listed in the manifest but cannot be read.".formatted(file.getFileName()), e);
    }
  }
}
