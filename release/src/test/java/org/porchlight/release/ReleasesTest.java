package org.porchlight.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
  @TempDir Path home;
  private Releases releases;

  @BeforeEach
  void open() {
    releases = new Releases(home.resolve("releases"));
  }

  private static Dimension of(Member... members) {
    return new Dimension(List.of(members), List.of(), List.of());
  }

  private static ReleasedTable table(String areaName) {
    LocalText words = LocalText.of("calls", "llamadas");
    TableHead head =
        new TableHead(
            "calls",
            "calls",
            "cad",
            words,
            words,
            words,
            words,
            null,
            Measure.COUNT,
            Tier.GUARDED,
            List.of(),
            null,
            null,
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            List.of(new TableHead.Grain("hood", "year", List.of("falls", "fires"))),
            of(new Member("hood:a", "hood", LocalText.same(areaName))),
            of(new Member("2026", "year", null)),
            of(
                new Member("falls", "leaf", LocalText.of("falls", "caídas")),
                new Member("fires", "leaf", LocalText.of("fires", "incendios"))),
            List.of(),
            List.of(),
            null,
            null);
    return ReleasedTable.compiled(
        head,
        List.of(
            Cell.shown(new CellKey("calls", "hood:a", "2026", "fires"), 25),
            Cell.hidden(new CellKey("calls", "hood:a", "2026", "falls"))));
  }

  private static Manifest draft(String id) {
    return new Manifest(
        Manifest.FORMAT,
        id,
        Instant.parse("2026-11-01T00:00:00Z"),
        new Manifest.CityNote(
            "larkmoor",
            LocalText.same("Larkmoor"),
            true,
            "America/New_York",
            List.of("en", "es"),
            "hood",
            null,
            null),
        new Manifest.Rules(
            1, 10, 11, 0.5, 0.75, 5, 15, 8, 1000, 30, "steward", LocalDate.of(2026, 9, 1)),
        new Manifest.AuditNote("bounds-propagation", 2, 1, 0, 10L, List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new Manifest.Layer(
                "hood",
                LocalText.same("Hoods"),
                LocalText.same("hood"),
                "areas/hood.geojson",
                false,
                List.of())),
        List.of(),
        List.of(),
        null);
  }

  /** An older release has no word of breaks and gaps; a newer one is read back with them. */
  @Test
  void breaksAndGapsAreReadBackAndMayBeAbsent() throws IOException {
    TableHead plain = table("Alder").head();
    TableHead marked =
        new TableHead(
            plain.id(),
            plain.topic(),
            plain.source(),
            plain.title(),
            plain.unit(),
            plain.typeLabel(),
            plain.definition(),
            plain.caveat(),
            plain.measure(),
            plain.tier(),
            plain.exactTypes(),
            plain.betterWhen(),
            plain.standard(),
            plain.from(),
            plain.to(),
            plain.grains(),
            plain.area(),
            plain.time(),
            plain.type(),
            List.of(
                new SeriesBreak(LocalDate.of(2026, 4, 1), LocalText.of("new codes", "códigos"))),
            List.of(new MissingDays(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 31), null)),
            new TableHead.Sample(true, null),
            25L);
    ReleasedTable table =
        ReleasedTable.compiled(
            marked,
            List.of(
                Cell.gap(new CellKey("calls", "hood:a", "2026", "falls")),
                Cell.shown(new CellKey("calls", "hood:a", "2026", "fires"), 25)));
    Path folder =
        releases.write(
            draft("0001"),
            List.of(table),
            Map.of("areas/hood.geojson", "{}".getBytes(StandardCharsets.UTF_8)));
    ReleasedTable read = releases.latest().orElseThrow().table("calls").orElseThrow();
    assertThat(read.head()).isEqualTo(marked);
    assertThat(read.cells()).isEqualTo(table.cells());
    assertThat(read.hidden()).isZero();
    assertThat(Files.readString(folder.resolve("tables/calls.csv")))
        .contains(
            "falls,falls,caídas,no-data,,,,calls,made-up data; records missing from 2026-02-01 to 2026-03-31; counted otherwise from 2026-04-01 on");
    assertThat(Files.readString(folder.resolve("tables/calls.json"))).contains("\"gap\" : true");
    assertThat(new String(ReleaseJson.bytes(plain), StandardCharsets.UTF_8))
        .doesNotContain("breaks")
        .doesNotContain("gaps");
  }

  private Path write(String id, String areaName) throws IOException {
    return releases.write(
        draft(id),
        List.of(table(areaName)),
        Map.of("areas/hood.geojson", "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    assertThat(releases.latest()).isEmpty();
    assertThat(releases.nextId()).isEqualTo("0001");
    write("0001", "Alder");
    Release release = releases.latest().orElseThrow();
    assertThat(release.table("calls").orElseThrow().cells()).isEqualTo(table("Alder").cells());
    assertThat(release.table("calls").orElseThrow().head()).isEqualTo(table("Alder").head());
    assertThat(release.manifest().city()).isEqualTo(draft("0001").city());
    assertThat(release.manifest().tables())
        .singleElement()
        .matches(note -> note.cells() == 2 && note.hidden() == 1);
    assertThat(releases.nextId()).isEqualTo("0002");
  }

  @Test
  void theSameReleaseIsWrittenWithTheSameBytes() throws IOException {
    Path first = write("0001", "Alder");
    Path second =
        new Releases(home.resolve("again"))
            .write(
                draft("0001"),
                List.of(table("Alder")),
                Map.of("areas/hood.geojson", "{}".getBytes(StandardCharsets.UTF_8)));
    for (String file : List.of("manifest.json", "tables/calls.json", "tables/calls.csv")) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Path folder = write("0001", "Alder");
    for (String name : List.of("tables/calls.json", "tables/calls.csv")) {
      Path file = folder.resolve(name);
      String before = Files.readString(file);
      Files.writeString(file, before.replace("25", "30"));
      assertThatThrownBy(() -> Release.open(folder))
          .isInstanceOf(UnreadableReleaseException.class)
          .hasMessageContaining("differs from its hash");
      Files.writeString(file, before);
    }
    assertThat(Release.open(folder).tables()).containsOnlyKeys("calls");
  }

  @Test
  void aHalfWrittenFolderIsNotARelease() throws IOException {
    write("0001", "Alder");
    Path partial = home.resolve("releases/.0002.partial/tables");
    Files.createDirectories(partial);
    Files.writeString(partial.resolve("calls.json"), "{");
    Files.createDirectories(home.resolve("releases/0002"));
    assertThat(releases.folders()).containsExactly(home.resolve("releases/0001"));
    assertThat(releases.latest().orElseThrow().manifest().id()).isEqualTo("0001");
  }

  /** A layer whose folder is not there stands for a disk that fails half-way. */
  @Test
  void aWriteThatFailsLeavesNothingBehind() {
    assertThatThrownBy(
            () ->
                releases.write(
                    draft("0001"), List.of(table("Alder")), Map.of("nowhere/x", new byte[1])))
        .isInstanceOf(IOException.class);
    assertThat(releases.folders()).isEmpty();
    assertThat(home.resolve("releases")).isEmptyDirectory();
  }

  @Test
  void aReleaseIsNeverWrittenTwice() throws IOException {
    write("0001", "Alder");
    assertThatThrownBy(() -> write("0001", "Birch"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("already there");
  }

  @Test
  void namesInTheCsvAreQuotedAndCannotRunAsFormulas() throws IOException {
    Path folder = write("0001", "Alder, \"the\" Old");
    assertThat(Files.readString(folder.resolve("tables/calls.csv")))
        .contains("\"Alder, \"\"the\"\" Old\"")
        .contains("falls,caídas,hidden,,,,calls,made-up data\r\n")
        .contains("fires,incendios,shown,25,,,calls,made-up data\r\n");
    Path other = write("0002", "=HYPERLINK(1)");
    assertThat(Files.readString(other.resolve("tables/calls.csv"))).contains(",'=HYPERLINK(1),");
    Path third = write("0003", "\t=1");
    assertThat(Files.readString(third.resolve("tables/calls.csv"))).contains(",'\t=1,");
    Path fourth = write("0004", "\r=1");
    assertThat(Files.readString(fourth.resolve("tables/calls.csv"))).contains(",\"'\r=1\",");
  }

  @Test
  void onlyListedFilesCanBeReached() throws IOException {
    Path folder = write("0001", "Alder");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Release release = Release.open(folder);
    assertThat(release.file("manifest.json")).isPresent();
    assertThat(release.file("areas/hood.geojson")).isPresent();
    for (String name :
        List.of("secret.txt", "../0001/manifest.json", "tables/../secret.txt", "/etc/passwd", "")) {
      assertThat(release.file(name)).as(name).isEmpty();
    }
  }

  @Test
  void aManifestThatNamesAFileOutsideIsRefused() throws IOException {
    Path folder = write("0001", "Alder");
    Path manifest = folder.resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("tables/calls.json", "../../../outside.json"));
    assertThatThrownBy(() -> Release.open(folder))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("outside the release folder");
  }

  @Test
  void aManifestCutShortSaysWhichFileAndLine() throws IOException {
    Path folder = write("0001", "Alder");
    Path manifest = folder.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.substring(0, text.length() / 2));
    assertThatThrownBy(() -> Release.open(folder))
        .isInstanceOf(UnreadableReleaseException.class)
        .hasMessageContaining("manifest.json")
        .hasMessageContaining("line ");
  }
}
