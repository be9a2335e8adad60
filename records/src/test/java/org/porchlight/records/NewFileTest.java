package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.profile.Profile;
import org.porchlight.records.profile.Profiler;

/** The steps of {@code docs/how-to/a-new-file.md}, on the made-up file beside it. */
class NewFileTest {
  @TempDir Path root;

  private static Path howTo() {
    return Example.project().resolve("docs/how-to");
  }

  private static Profile profile() throws IOException {
    return Profiler.look(
        howTo().resolve("harbor_calls.csv"),
        ZoneId.of("America/Halifax"),
        LocalDate.of(2026, 11, 20),
        (pass, rows, bytes) -> {});
  }

  @Test
  void theProfileSaysWhatTheGuideSays() throws IOException {
    Profile profile = profile();
    assertThat(profile.kind()).isEqualTo("police-call");
    assertThat(profile.key()).containsExactly("Incident No");
    assertThat(profile.draft())
        .contains("encoding: windows-1252", "delimiter: ';'", "first-onscene:")
        .doesNotContain("\n  caller-phone:");
    assertThat(String.join("\n", profile.summary()))
        .contains("csv, 120 rows, 10 columns", "h:mm:ss a reads 119", "7 texts are no date")
        .contains("4 rows have 0 for a coordinate", "may speak of a person");
  }

  @Test
  void theSourceOfTheGuideReadsTheFileAsTheGuideSays() throws IOException {
    String guide = Files.readString(howTo().resolve("a-new-file.md"));
    String source = guide.substring(guide.indexOf("```yaml\n") + 8).split("\n```", 2)[0];
    Town town = Town.in(root).with("sources/police-calls.yaml", source + "\n");
    City city = town.city();
    ImportResult result =
        new Importer(town.lake(), root.resolve("home/reports"), Town.CLOCK_OF_APRIL)
            .importSource(
                city, city.source("police-calls"), Optional.of(howTo()), false, Progress.NONE);
    Batch batch = result.batch();
    assertThat(batch.rows()).isEqualTo(120);
    assertThat(batch.accepted()).isEqualTo(119);
    assertThat(Town.issues(batch))
        .containsExactlyInAnyOrder(
            "missing-date Received 1",
            "zero-place Lon 4",
            "unlikely-duration response-seconds 1",
            "unmapped-code Nature 3");
  }
}
