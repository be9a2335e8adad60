package org.porchlight.cli.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files and folders of the data home that only their owner may open. */
final class SecretFiles {
  private static final int PASSWORD_BYTES = 24;

  private SecretFiles() {}

  /** Makes a folder, and those above it, that only the owner may enter. */
  static Path folder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, mode(folder, "rwx------"));
    }
    return folder;
  }

  /** The random password kept in a file; made when the file is not there. */
  static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] bytes = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(bytes);
      Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
      Files.deleteIfExists(partial);
      Files.createFile(partial, mode(partial, "rw-------"));
      Files.writeString(partial, HexFormat.of().formatHex(bytes));
      Files.move(partial, file);
    }
    return Files.readString(file).strip();
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    boolean posix = parent != null && Files.getFileStore(parent).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
