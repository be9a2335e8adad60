package org.porchlight.records.lake;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.porchlight.city.ProblemsException;

/** The key of the lake: 32 random bytes in a file that only its owner may read. */
final class LakeKey {
  /** Where an operator may keep the key instead of in the data home. */
  static final String SETTING = "PORCHLIGHT_LAKE_KEY_FILE";

  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private static final String NEXT = ".next";

  private LakeKey() {}

  /** Where the key of a data home stands. */
  static Path file(Path home) {
    String elsewhere = System.getenv(SETTING);
    return elsewhere == null || elsewhere.isBlank()
        ? home.resolve("keys").resolve("lake.key")
        : Path.of(elsewhere);
  }

  /** The key, and the one that a rotation under way goes on to. */
  static KeyRing ring(Path file, boolean lakeIsEmpty) throws IOException {
    SecretKey key = in(file, lakeIsEmpty);
    Path next = next(file);
    return new KeyRing(Files.exists(next) ? List.of(key, in(next, false)) : List.of(key));
  }

  private static Path next(Path file) {
    return file.resolveSibling(file.getFileName() + NEXT);
  }

  /** Makes the key to go on to, unless a rotation that was cut off made it. */
  static void makeNext(Path file) throws IOException {
    if (!Files.exists(next(file))) {
      create(next(file));
    }
  }

  /** Puts the new key in the place of the old one, which is gone then. */
  static void takeNext(Path file) throws IOException {
    Files.move(
        next(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads the key, or makes one for a lake that is still empty.
   *
   * @param lakeIsEmpty whether a new key may be made; a lake with batches needs its own
   */
  static SecretKey in(Path file, boolean lakeIsEmpty) throws IOException {
    if (!Files.exists(file)) {
      if (!lakeIsEmpty) {
        throw new ProblemsException(
            file.toString(),
            "the lake's key is missing, and the lake has batches that only it opens. Put the key file back, or name it in %s."
                .formatted(SETTING),
            "PL-LAKE-001");
      }
      create(file);
    }
    if (Files.getFileStore(file).supportsFileAttributeView("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      throw new ProblemsException(
          file.toString(),
          "others than the owner may use the lake's key. Set its mode to 0600.",
          "PL-LAKE-002");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != BYTES) {
      throw new ProblemsException(
          file.toString(),
          "the lake's key must be %d bytes; this file has %d. Put the right key file there."
              .formatted(BYTES, bytes.length),
          "PL-LAKE-003");
    }
    SecretKey key = new SecretKeySpec(bytes, "AES");
    java.util.Arrays.fill(bytes, (byte) 0);
    return key;
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          partial,
          PosixFilePermissions.asFileAttribute(
              EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    } else {
      Files.createFile(partial);
    }
    Files.write(partial, bytes, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    try {
      // A whole key or none: a link never shows a file half written, and never replaces one.
      Files.createLink(file, partial);
    } catch (UnsupportedOperationException e) {
      Files.move(partial, file);
    } catch (FileAlreadyExistsException e) {
      // Another process was quicker; its key is the lake's.
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
