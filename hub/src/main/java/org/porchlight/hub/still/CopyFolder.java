package org.porchlight.hub.still;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.hub.settings.SettingsProblem;

/**
 * A folder that is written beside its place and moved there whole. It replaces an earlier copy and
 * nothing else.
 */
final class CopyFolder implements AutoCloseable {
  /** Says that a folder is a copy, of which release. */
  static final String MARK = "porchlight-copy.json";

  private final Path place;
  private final Path beside;

  /**
   * Begins a copy.
   *
   * @throws SettingsProblem when something else stands in its place
   */
  CopyFolder(Path folder) throws IOException {
    place = folder.toAbsolutePath().normalize();
    requireOurs();
    Path parent = Optional.ofNullable(place.getParent()).orElse(place);
    Files.createDirectories(parent);
    beside = Files.createTempDirectory(parent, "." + place.getFileName() + "-");
  }

  private void requireOurs() throws IOException {
    boolean free = Files.notExists(place) || Files.exists(place.resolve(MARK));
    if (!free && Files.isDirectory(place)) {
      try (Stream<Path> there = Files.list(place)) {
        free = there.findAny().isEmpty();
      }
    }
    if (!free) {
      throw new SettingsProblem(
          List.of(
              "%s holds something that is no copy of a hub. Name a new folder, or an earlier copy."
                  .formatted(place)));
    }
  }

  /** Writes one file; {@code name} has been made from an address of the hub. */
  void write(String name, byte[] bytes) throws IOException {
    Path file = beside.resolve(name).normalize();
    if (!file.startsWith(beside)) {
      throw new IOException("an address leads out of the folder");
    }
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts the folder in its place. */
  void finish() throws IOException {
    Files.setPosixFilePermissions(
        beside, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    if (Files.exists(place)) {
      Path old = Files.createTempDirectory(place.getParent(), "." + place.getFileName() + "-old-");
      move(place, old);
      move(beside, place);
      delete(old);
    } else {
      move(beside, place);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("the disk cannot move a folder as a whole", e);
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    delete(beside);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> all;
      try (Stream<Path> files = Files.walk(folder)) {
        all = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }
}
