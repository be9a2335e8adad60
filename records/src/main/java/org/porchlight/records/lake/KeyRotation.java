package org.porchlight.records.lake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves a lake to a new key, file by file; each is sealed anew beside itself and then takes its own
 * place. While it lasts both keys open the lake. The old key is thrown away last: killed at any
 * moment, the next one goes on.
 */
public final class KeyRotation {
  private final Path home;
  private final Path keyFile;

  /** A rotation of the lake of a data home. */
  public KeyRotation(Path home) {
    this(home, LakeKey.file(home));
  }

  KeyRotation(Path home, Path keyFile) {
    this.home = home;
    this.keyFile = keyFile;
  }

  /**
   * What a rotation did.
   *
   * @param sealed files sealed anew
   * @param already files that an earlier one, cut off, had done
   */
  public record Result(long sealed, long already) {}

  /**
   * Seals everything with a new key, or goes on with the one that a rotation began with.
   *
   * @throws org.porchlight.city.ProblemsException when another process writes to the lake
   */
  public Result rotate() throws IOException {
    Lake before = Lake.open(home, keyFile);
    try (Closeable _ = before.lock()) {
      LakeKey.makeNext(keyFile);
      Seal seal = new Seal(LakeKey.ring(keyFile, false));
      Path lake = home.resolve("lake");
      long sealed = 0;
      long already = 0;
      for (Path file : files(lake)) {
        if (!Seal.isSealed(file)) {
          continue;
        }
        if (seal.isNewest(file)) {
          already++;
        } else {
          again(seal, file, purpose(lake, file));
          sealed++;
        }
      }
      LakeKey.takeNext(keyFile);
      return new Result(sealed, already);
    }
  }

  private static List<Path> files(Path lake) throws IOException {
    // Pages of a fetch that broke off are bound to its moment; they are fetched again.
    PrivateFolder.delete(lake.resolve(".fetch"));
    try (Stream<Path> tree = Files.walk(lake)) {
      List<Path> all = tree.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        if (file.toString().endsWith(PARTIAL)) {
          Files.delete(file);
        }
      }
      return all.stream().filter(file -> file.toString().endsWith(".enc")).sorted().toList();
    }
  }

  private static final String PARTIAL = ".rekeyed";

  /** What a file is bound to: its place, whether or not its delivery is held back. */
  private static String purpose(Path lake, Path file) {
    return lake.relativize(file).toString().replace('\\', '/').replace(".held/", "/");
  }

  private static void again(Seal seal, Path file, String purpose) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + PARTIAL);
    try (InputStream in = seal.reader(file, purpose);
        OutputStream out = seal.writer(partial, purpose)) {
      in.transferTo(out);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
