package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator reads when the hub cannot start: one sentence, exit code 2. */
class StartTest {
  @TempDir Path folder;

  private String said = "";

  private int start(Map<String, String> environment) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        HubApplication.start(
            environment,
            Map.of(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    said = err.toString(StandardCharsets.UTF_8);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    return code;
  }

  private Map<String, String> settings(String... more) {
    Map<String, String> all = new HashMap<>();
    all.put("PORCHLIGHT_HUB_RELEASES", folder.toString());
    all.put("PORCHLIGHT_HUB_PORT", "0");
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThat(start(Map.of())).isEqualTo(2);
    assertThat(said).contains("porchlight.hub.releases is missing").hasLineCount(1);
    assertThat(start(Map.of("PORCHLIGHT_HUB_RELEASES", "/nowhere/at/all"))).isEqualTo(2);
    assertThat(said).contains("/nowhere/at/all, is not there").hasLineCount(1);
  }

  @Test
  void noReleaseYetIsSaid() {
    assertThat(start(settings())).isEqualTo(2);
    assertThat(said).contains("There is no release in").hasLineCount(1);
  }

  @Test
  void aDamagedReleaseIsSaid() throws IOException {
    Path release = new SampleRelease(List.of("en", "es"), true).write(folder);
    Files.writeString(release.resolve("tables/survey.csv"), "x");
    assertThat(start(settings())).isEqualTo(2);
    assertThat(said).contains("survey.csv differs from its hash").hasLineCount(1);
  }

  @Test
  void aPortInUseIsSaid() throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(folder);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThat(start(settings("PORCHLIGHT_HUB_PORT", Integer.toString(port)))).isEqualTo(2);
      assertThat(said).contains("Port %d is already in use".formatted(port)).hasLineCount(1);
    }
  }

  @Test
  void aSettingNobodyKnowsIsNamedWithTheNearest() {
    assertThat(start(settings("PORCHLIGHT_HUB_ADRESS", "x"))).isEqualTo(2);
    assertThat(said)
        .contains("porchlight.hub.adress is not known; the nearest is porchlight.hub.address")
        .hasLineCount(1);
  }

  @Test
  void everyProblemIsSaidAtOnceAndNoSecretIs() {
    assertThat(
            start(
                settings(
                    "PORCHLIGHT_HUB_PORT", "70000",
                    "PORCHLIGHT_HUB_DATABASE_URL", "mysql:x",
                    "PORCHLIGHT_HUB_DATABASE_PASSWORD", "hunter2")))
        .isEqualTo(2);
    assertThat(said).hasLineCount(3).doesNotContain("hunter2");
  }
}
