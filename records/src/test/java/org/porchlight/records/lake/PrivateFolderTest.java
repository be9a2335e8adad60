package org.porchlight.records.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class PrivateFolderTest {
  @Test
  void onlyItsOwnerMayEnterAndNothingStaysWhenItCloses() throws IOException {
    Path path;
    try (PrivateFolder folder = PrivateFolder.withRoomFor(1000)) {
      path = folder.path();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      Files.createDirectories(path.resolve("deep/er"));
      Files.writeString(path.resolve("deep/er/file"), "open records");
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void aFolderThatAKilledProcessLeftIsSweptByTheNext() throws IOException {
    long dead = 4_194_303L;
    while (ProcessHandle.of(dead).isPresent()) {
      dead--;
    }
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    Path left = Files.createDirectories(parent.resolve("porchlight-%d-1".formatted(dead)));
    Files.writeString(left.resolve("records.parquet"), "open records");
    Path alive =
        Files.createDirectories(
            parent.resolve("porchlight-%d-1".formatted(ProcessHandle.current().pid())));
    PrivateFolder.withRoomFor(Long.MAX_VALUE / 4).close();
    assertThat(left).doesNotExist();
    assertThat(alive).exists();
    Files.delete(alive);
  }
}
