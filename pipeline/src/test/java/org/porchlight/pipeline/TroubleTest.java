package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class TroubleTest {
  @Test
  void aFullDiskSaysSoHoweverDeepTheReasonLies() {
    IOException deep =
        new IOException(
            "the Parquet file could not be written",
            new FileSystemException("/somewhere", null, "No space left on device"));
    assertThat(Trouble.of("releases", deep))
        .hasMessage(
            "releases: the disk is full; nothing was published. Make room and run again."
                + " [PL-LAKE-004]");
  }

  @Test
  void anyOtherFailureNamesTheFolderAndNoPathInside() {
    assertThat(Trouble.of("releases", new AccessDeniedException("/home/someone/secret.csv")))
        .hasMessageContaining("AccessDeniedException")
        .hasMessageNotContaining("secret.csv");
  }
}
