package org.porchlight.records.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;

class LakeKeyTest {
  @TempDir Path folder;

  @Test
  void aNewLakeMakesAKeyThatOnlyItsOwnerMayRead() throws IOException {
    Path file = folder.resolve("keys/lake.key");
    byte[] key = LakeKey.in(file, true).getEncoded();
    assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(LakeKey.in(file, false).getEncoded()).isEqualTo(key);
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void aLakeWithBatchesNeverGetsASecondKey() {
    Path file = folder.resolve("lake.key");
    assertThatThrownBy(() -> LakeKey.in(file, false))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("Put the key file back")
        .hasMessageContaining("PORCHLIGHT_LAKE_KEY_FILE");
    assertThat(file).doesNotExist();
  }

  @Test
  void aKeyThatOthersMayReadOrOfAnotherSizeIsRefused() throws IOException {
    Path file = folder.resolve("lake.key");
    LakeKey.in(file, true);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> LakeKey.in(file, true)).hasMessageContaining("0600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, new byte[31]);
    assertThatThrownBy(() -> LakeKey.in(file, true))
        .hasMessageContaining("must be 32 bytes; this file has 31");
  }
}
