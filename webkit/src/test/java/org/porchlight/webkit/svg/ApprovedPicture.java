package org.porchlight.webkit.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a picture with the one a person has looked at and approved, as text. After a change on
 * purpose: run with {@code -Dporchlight.renewApproved=true}, look at the pictures (they open in a
 * browser through {@link PreviewPage}) and at the differences, then commit them.
 */
public final class ApprovedPicture {
  private static final Path FOLDER = Path.of("src", "test", "approved");

  private ApprovedPicture() {}

  /** Fails when the picture is not the approved one. */
  public static void check(String name, String svg) throws IOException {
    Path file = FOLDER.resolve(name + ".svg");
    if (Boolean.getBoolean("porchlight.renewApproved")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, svg + "\n");
    }
    assertThat(file)
        .as("no approved picture yet; -Dporchlight.renewApproved=true writes it")
        .exists();
    assertThat(svg + "\n")
        .as("%s changed; if on purpose, renew with -Dporchlight.renewApproved=true", file)
        .isEqualTo(Files.readString(file));
  }
}
