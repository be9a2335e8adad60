package org.porchlight.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.Progress;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;

class RunTest {
  @TempDir Path root;

  /** A village whose calls are all public one by one, so that no number has to be hidden. */
  private Village openVillage(long seed, int calls) {
    return Village.in(root)
        .with(
            "disclosure.yaml",
            """
            version: 1
            signed-by: Privacy officer
            signed-on: 2025-01-15
            tiers:
              nature: {noise: open, parking: open, welfare: open, other: open}
            """)
        .calls(Village.draw(new Random(seed), calls));
  }

  private Release latest(Village village) {
    return new Releases(village.home().resolve("releases")).latest().orElseThrow();
  }

  @Test
  void aRunEndsInAReleaseThatAnyoneCanOpen() {
    Village village = openVillage(1, 3000);
    RunResult result = village.run();
    assertThat(result.publication().refusals()).isEmpty();
    assertThat(result.rows()).isEqualTo(3000);
    assertThat(result.rejected()).isZero();
    assertThat(result.isHeldBack()).isFalse();
    assertThat(result.publication().outcome()).isEqualTo(Publication.Outcome.WRITTEN);
    Release release = latest(village);
    assertThat(release.manifest().id()).isEqualTo("0001").isEqualTo(result.publication().id());
    assertThat(release.manifest().audit().cells()).isEqualTo(result.publication().cells());
    assertThat(release.tables()).containsOnlyKeys("calls-by-kind");
    Manifest.SourceNote source = release.manifest().sources().getFirst();
    assertThat(source.rows()).isEqualTo(3000);
    assertThat(source.placeUnknown()).isBetween(300L, 900L);
    assertThat(source.from()).isEqualTo("2024-01-01");
    assertThat(source.to()).isEqualTo("2025-07-31");
    Manifest.Layer blocks = release.layer("blocks").orElseThrow();
    assertThat(blocks.areas().get(5).id()).isEqualTo("blocks:11");
    assertThat(blocks.areas().get(5).within())
        .containsEntry("districts", "districts:00")
        .containsEntry("hamlets", "hamlets:old-mill");
    assertThat(release.file(blocks.file())).isPresent();
    assertThat(release.manifest().topics().getFirst().lead()).isNotNull();
  }

  /** Planted: 3 records without a place, 1 that cannot be used. No file may give either number. */
  @Test
  void countsBesideTheTablesAreRoundedAndSmallOnesNotSaid() throws IOException {
    List<Village.Call> drawn = Village.draw(new Random(5), 900);
    List<Village.Call> placed =
        drawn.stream().filter(call -> call.x() <= 1).limit(498).collect(Collectors.toList());
    drawn.stream().filter(call -> Double.isNaN(call.x())).limit(3).forEach(placed::add);
    Village village = openVillage(5, 0).calls(placed);
    Path calls = root.resolve("city/extracts/calls.csv");
    Files.writeString(calls, Files.readString(calls) + "1000001,no day,,,,,,\n");
    RunResult result = village.run();
    assertThat(result.rejected()).isEqualTo(1);
    Release release = latest(village);
    Manifest.SourceNote source = release.manifest().sources().getFirst();
    assertThat(source.rows()).as("502 to the nearest five").isEqualTo(500);
    assertThat(source.rejected()).isNull();
    assertThat(source.placeUnknown()).isNull();
    assertThat(Files.readString(village.home().resolve("releases/0001/manifest.json")))
        .contains("\"rows\"")
        .doesNotContain("\"rejected\"", "\"placeUnknown\"");
  }

  /** Guarded calls, 14 of them without a place, all by one caller: the table hides them. */
  @Test
  void whatATableHidesIsNotSaidBesideIt() {
    List<Village.Call> placed =
        Village.draw(new Random(6), 900).stream()
            .filter(call -> call.x() <= 1)
            .collect(Collectors.toList());
    for (int i = 0; i < 14; i++) {
      placed.add(
          new Village.Call(
              2_000_000 + i,
              LocalDate.of(2024, 6, 1 + i),
              i,
              60,
              "welfare",
              "555-0199",
              Double.NaN,
              Double.NaN));
    }
    Village village =
        Village.in(root)
            .with(
                "disclosure.yaml",
                """
                version: 1
                signed-by: Privacy officer
                signed-on: 2025-01-15
                tiers:
                  nature: {noise: guarded, parking: guarded, welfare: guarded, other: guarded}
                """)
            .with(
                "measures/calls-by-kind.yaml",
                Village.COUNTS.substring(0, Village.COUNTS.indexOf("grains:"))
                    + "grains:\n"
                    + "  - {area: city, time: all}\n"
                    + "  - {area: blocks, time: all, types: [all]}\n")
            .calls(placed);
    village.run();
    Release release = latest(village);
    assertThat(release.table("calls-by-kind").orElseThrow().find("blocks:unknown", "all", "all"))
        .hasValueSatisfying(cell -> assertThat(cell.isHidden()).isTrue());
    Manifest.SourceNote source = release.manifest().sources().getFirst();
    assertThat(source.rows()).isNotNull();
    assertThat(source.placeUnknown()).isNull();
  }

  @Test
  void whenNothingChangedThereIsNoNewRelease() {
    Village village = openVillage(1, 500);
    village.run();
    assertThat(village.run().publication().outcome()).isEqualTo(Publication.Outcome.UNCHANGED);
    assertThat(village.publish(false).id()).isEqualTo("0001");
    village.calls(Village.draw(new Random(2), 500));
    RunResult changed = village.run();
    assertThat(changed.publication().outcome()).isEqualTo(Publication.Outcome.WRITTEN);
    assertThat(changed.publication().id()).isEqualTo("0002");
    village.with(
        "measures/calls-by-kind.yaml", Village.COUNTS.replace("Calls by kind", "Calls by type"));
    assertThat(village.publish(false).id()).as("another catalogue").isEqualTo("0003");
  }

  @Test
  void aDryRunDecidesAndWritesNothing() {
    Village village = openVillage(1, 500);
    village.run();
    village.calls(Village.draw(new Random(2), 500));
    new Run(village.home(), Village.CLOCK)
        .importOnly(
            village.city(),
            List.of("calls"),
            Optional.empty(),
            Optional.empty(),
            false,
            Progress.NONE);
    Publication publication = village.publish(true);
    assertThat(publication.outcome()).isEqualTo(Publication.Outcome.DRY_RUN);
    assertThat(publication.id()).isEqualTo("0002");
    assertThat(publication.cells()).isPositive();
    assertThat(new Releases(village.home().resolve("releases")).folders()).hasSize(1);
  }

  @Test
  void nothingIsImportedWhenAnyFileIsMissing() throws IOException {
    Village village = Village.in(root);
    Path inbox = Files.createDirectories(root.resolve("inbox"));
    Files.delete(root.resolve("city/areas/hamlets.geojson"));
    assertThatThrownBy(
            () ->
                new Run(village.home(), Village.CLOCK)
                    .run(village.city(), Optional.of(inbox), Publisher.Intent.WRITE, Progress.NONE))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("the folder lacks calls.csv, hamlets.geojson; put them there");
    assertThat(village.home()).doesNotExist();
  }

  @Test
  void aTableThatMayNotBePublishedIsNamedAndNoTopicLeadsToIt() {
    Village village = Village.in(root).calls(Village.draw(new Random(1), 500));
    village.with(
        "disclosure.yaml",
        """
        version: 1
        signed-by: Privacy officer
        signed-on: 2025-01-15
        tiers:
          nature: {noise: open, parking: open, welfare: guarded, other: sensitive}
        """);
    Publication publication = village.run().publication();
    assertThat(publication.refusals())
        .isNotEmpty()
        .allMatch(reason -> reason.startsWith("Table calls-by-kind shows"));
    assertThat(publication.tables()).isEmpty();
    assertThat(latest(village).manifest().topics().getFirst().lead()).isNull();
  }

  @Test
  void aTableWithoutAWholeClosedMonthWaits() {
    Village village = Village.in(root);
    village.with(
        "extracts/calls.csv",
        "id,received,onscene,nature,report,phone,x,y\n1,2025-08-10 12:00:00,,noise,,,,\n");
    Publication publication = village.run().publication();
    assertThat(publication.refusals())
        .containsExactly(
            "Table calls-by-kind was left out: its source has no whole closed period yet.");
  }

  @Test
  void anUnknownSourceIsNamedWithTheNearestOne() {
    Village village = Village.in(root);
    assertThatThrownBy(
            () ->
                new Run(village.home(), Village.CLOCK)
                    .importOnly(
                        village.city(),
                        List.of("cals"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Progress.NONE))
        .hasMessageContaining("Did you mean 'calls'?");
  }

  /** Nothing of a person is outside the lake: not in a release, a report, a result. */
  @Test
  void noValueOfARecordIsPublished() throws IOException {
    Village village = openVillage(1, 500);
    Path calls = root.resolve("city/extracts/calls.csv");
    String text =
        Files.readString(calls)
            + "ZZCANARYID,2025-01-05 12:00:00,,ZZCANARYCODE,,ZZCANARYPHONE,0.123456789,0.2\n"
            + "ZZCANARYID,ZZCANARYDATE,,,,,,\n";
    Files.writeString(calls, text);
    RunResult result = village.run();
    assertThat(result.rejected()).isEqualTo(1);
    assertThat(result.toString()).doesNotContain("ZZCANARY");
    assertThat(latest(village).manifest().sources().getFirst().rejected())
        .as("one is too few to tell")
        .isNull();
    try (Stream<Path> files = Files.walk(village.home())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("ZZCANARY")
            .doesNotContain("0.123456789");
      }
    }
  }
}
