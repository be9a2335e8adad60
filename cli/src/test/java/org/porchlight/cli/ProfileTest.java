package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that looks at a file. */
class ProfileTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String file = "";

  @BeforeEach
  void writeFile() throws IOException {
    StringBuilder rows = new StringBuilder("case_number,report_date,ucr_code,victim_name\n");
    for (int i = 0; i < 60; i++) {
      rows.append("24-%d,2024-03-%02d,%s,Quimby %d\n".formatted(i, i % 28 + 1, i % 3, i));
    }
    Path path = folder.resolve("reports.csv");
    Files.writeString(path, rows.toString());
    file = path.toString();
  }

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Porchlight.run(
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false),
        CLOCK,
        arguments);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theDraftIsPrintedAndTheSummarySaid() {
    assertThat(run("profile", file)).isZero();
    assertThat(printed()).contains("kind: crime-report").contains("key: ['case_number']");
    assertThat(said()).contains("60 rows, 4 columns").contains("A row looks like a crime-report");
    assertThat(printed() + said()).doesNotContain("Quimby");
  }

  @Test
  void aFileThatIsThereIsNeverWrittenOver() throws IOException {
    Path draft = folder.resolve("reports.yaml");
    assertThat(run("profile", file, "--out", draft.toString())).isZero();
    assertThat(printed()).isEmpty();
    assertThat(Files.readString(draft)).contains("kind: crime-report");
    Files.writeString(draft, "mine");
    assertThat(run("profile", file, "--out", draft.toString())).isEqualTo(2);
    assertThat(said()).contains("[PL-PROFILE-002]");
    assertThat(Files.readString(draft)).isEqualTo("mine");
  }

  @Test
  void jsonIsOneObject() {
    assertThat(run("profile", file, "--json")).isZero();
    assertThat(printed().lines()).hasSize(1);
    assertThat(printed())
        .contains("\"kind\":\"crime-report\"")
        .contains("\"key\":[\"case_number\"]")
        .contains("\"seconds\":")
        .doesNotContain("Quimby");
  }

  @Test
  void whatCannotBeLookedAtIsSaid() {
    assertThat(run("profile", folder.resolve("none.csv").toString())).isEqualTo(2);
    assertThat(said()).contains("[PL-IMPORT-001]");
    assertThat(run("profile", file, "--time-zone", "Durham")).isEqualTo(2);
    assertThat(said()).contains("America/New_York");
  }
}
