package org.porchlight.cli.database;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.porchlight.city.ProblemsException;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked from our own class path. */
final class PostgresPrograms {
  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks the programs into a sub-folder named after their hash, unless they are there already.
   * All of them appear or none.
   */
  static PostgresPrograms in(Path parent) throws IOException {
    byte[] packed = packed();
    Path folder = parent.resolve("programs-" + hash(packed).substring(0, 12));
    if (!Files.isDirectory(folder)) {
      Path partial = parent.resolve("." + folder.getFileName() + ".partial");
      Trees.delete(partial);
      unpack(packed, partial);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(folder);
  }

  private static byte[] packed() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        "/postgres-%s-%s.txz"
            .formatted(
                system.contains("mac") ? "darwin" : "linux",
                machine.equals("aarch64") ? "arm_64" : "x86_64");
    try (InputStream resource = PostgresPrograms.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new ProblemsException(
            "database",
            "there is no built-in PostgreSQL for %s on %s. Name a server of your own in city.yaml under database:."
                .formatted(System.getProperty("os.name"), machine),
            "PL-DATABASE-006");
      }
      return resource.readAllBytes();
    }
  }

  private static void unpack(byte[] packed, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(packed))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("the archive of PostgreSQL names a file outside its folder");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, path);
          if ((entry.getMode() & 0100) != 0 && !path.toFile().setExecutable(true, true)) {
            throw new IOException("a program of PostgreSQL cannot be made executable");
          }
        }
      }
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Runs one program to its end, its words added to a log file.
   *
   * @return its exit status
   */
  int run(Path log, String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(folder.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PORCHLIGHT_"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return -1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
