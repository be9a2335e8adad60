package org.porchlight.records.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * New files for a batch from which records are erased. They are written beside the old ones; a mark
 * says when all are there, and from then on they take the others' places, also when the process is
 * killed on the way: the next one that writes to the lake goes on.
 */
public final class Rewrite implements AutoCloseable {
  private static final String NEW = ".new";
  private static final String READY = ".rewrite-ready";

  private final Seal seal;
  private final Path folder;
  private final Batch batch;

  Rewrite(Seal seal, Path folder, Batch batch) throws IOException {
    this.seal = seal;
    this.folder = folder;
    this.batch = batch;
    complete(folder);
  }

  /** Encrypts into the file that will take the place of one of this name. */
  public OutputStream writer(String file) throws IOException {
    return seal.writer(folder.resolve(file + NEW), Lake.purpose(batch, file));
  }

  /** Puts all new files, and the new description, in the place of the old ones. */
  public void finish(Batch now) throws IOException {
    Files.write(
        folder.resolve(Lake.BATCH_FILE + NEW),
        Lake.JSON.writeValueAsBytes(now),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.write(
        folder.resolve(READY),
        new byte[0],
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    complete(folder);
  }

  /** Ends what was begun in all batches of a lake. */
  static void completeAll(Path lake) throws IOException {
    try (Stream<Path> found = Files.find(lake, 3, (path, _) -> isTrace(path))) {
      for (Path batch : found.map(Path::getParent).distinct().toList()) {
        complete(batch);
      }
    }
  }

  private static boolean isTrace(Path path) {
    String name = path.getFileName().toString();
    // The names of folders and of remembered fetches do not end so.
    return name.equals(READY) || (name.endsWith(NEW) && !name.startsWith("."));
  }

  /** Goes on where all new files are there; deletes them where one may be missing. */
  private static void complete(Path folder) throws IOException {
    boolean ready = Files.exists(folder.resolve(READY));
    for (Path file : news(folder)) {
      if (ready) {
        String name = file.getFileName().toString();
        Files.move(
            file,
            file.resolveSibling(name.substring(0, name.length() - NEW.length())),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(file);
      }
    }
    if (ready) {
      if (Files.exists(folder.resolve(Lake.CLEARED_FILE))) {
        Files.deleteIfExists(folder.resolve(Lake.SOURCE_FILE));
      }
      Files.deleteIfExists(folder.resolve(READY));
    }
  }

  private static List<Path> news(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().endsWith(NEW)).sorted().toList();
    }
  }

  /** Deletes what was not finished. */
  @Override
  public void close() throws IOException {
    complete(folder);
  }
}
