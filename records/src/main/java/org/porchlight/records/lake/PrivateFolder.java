package org.porchlight.records.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for open records that lives as long as one piece of work: in memory where the system
 * offers it ({@code /dev/shm}), else in the temporary folder; only its owner may enter; gone when
 * closed, when the process ends, or at the latest when the next one begins.
 */
public final class PrivateFolder implements AutoCloseable {
  private static final String PREFIX = "porchlight-";
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Path path;
  private final Thread atExit;

  private PrivateFolder(Path path) {
    this.path = path;
    this.atExit = new Thread(() -> deleteQuietly(path));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Makes one with room for so many bytes, as far as the system can say. */
  public static PrivateFolder withRoomFor(long bytes) throws IOException {
    sweep(SHARED_MEMORY);
    sweep(temporary());
    // Only the owner's own folder under a name nobody can guess: createTempDirectory does both.
    String prefix = PREFIX + ProcessHandle.current().pid() + "-";
    return new PrivateFolder(Files.createTempDirectory(place(bytes), prefix));
  }

  private static Path place(long bytes) throws IOException {
    boolean memory =
        Files.isDirectory(SHARED_MEMORY)
            && Files.isWritable(SHARED_MEMORY)
            && Files.getFileStore(SHARED_MEMORY).getUsableSpace() / 2 > bytes;
    return memory ? SHARED_MEMORY : temporary();
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  public Path path() {
    return path;
  }

  /** Deletes what a process that was killed left behind. */
  private static void sweep(Path parent) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    try (Stream<Path> entries = Files.list(parent)) {
      for (Path entry : entries.filter(PrivateFolder::isStale).toList()) {
        deleteQuietly(entry);
      }
    } catch (IOException | UncheckedIOException e) {
      // Somebody else's folder went while we looked; it is not ours to report.
      return;
    }
  }

  private static boolean isStale(Path entry) {
    String[] parts = entry.getFileName().toString().split("-", -1);
    if (parts.length != 3 || !(parts[0] + "-").equals(PREFIX) || !parts[1].matches("\\d{1,18}")) {
      return false;
    }
    Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(parts[1]));
    return owner.isEmpty() && Files.isDirectory(entry);
  }

  @Override
  public void close() {
    deleteQuietly(path);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending; the hook runs anyway.
      return;
    }
  }

  private static void deleteQuietly(Path tree) {
    try {
      delete(tree);
    } catch (IOException | UncheckedIOException e) {
      // Nothing more can be done here; the sweep of the next start tries again.
      return;
    }
  }

  /** Deletes a folder and all in it; nothing when it is not there. */
  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
      for (Path entry : deepestFirst) {
        Files.deleteIfExists(entry);
      }
    }
  }
}
