package org.porchlight.records.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
  @TempDir Path root;

  private FetchTown town() {
    return town("cad_*");
  }

  private FetchTown town(String pattern) {
    FetchTown town =
        new FetchTown(
            root,
            """
            connector: folder
            format: csv
            location: drop
            file: '%s'
            """
                .formatted(pattern));
    try {
      Files.createDirectories(folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return town;
  }

  private Path folder() {
    return root.resolve("city/drop");
  }

  private Path drop(String name, byte[] content) {
    try {
      return Files.write(folder().resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path drop(String name, String content) {
    return drop(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Fetched fetched) {
    return fetched.deliveries().stream().map(Delivery::name).toList();
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void filesAreTakenOldestFirstAndStayWhereTheyAre() {
    FetchTown town = town("cad_*.csv");
    drop("cad_0302.csv", "b");
    drop("cad_0301.csv", "a");
    drop("other.csv", "c");
    drop("cad_0303.txt", "d");
    Fetched fetched = town.fetch();
    assertThat(names(fetched)).containsExactly("cad_0301.csv", "cad_0302.csv");
    assertThat(fetched.deliveries()).allSatisfy(one -> assertThat(one.file()).isRegularFile());
    assertThat(town.waits).hasSize(1);
  }

  @Test
  void eachFileIsTakenOnceByWhatIsInIt() throws IOException {
    FetchTown town = town();
    drop("cad_1", "a");
    Fetched first = town.fetch();
    FetchState state = first.deliveries().getFirst().after();
    assertThat(town.fetch(state).deliveries()).isEmpty();
    assertThat(town.waits).as("nothing new, so no second look").hasSize(1);
    drop("cad_2", "a");
    Fetched copy = town.fetch(state);
    assertThat(copy.deliveries()).isEmpty();
    assertThat(copy.state().taken()).hasSize(2);
    Files.setLastModifiedTime(folder().resolve("cad_1"), FileTime.from(Instant.EPOCH));
    assertThat(town.fetch(copy.state()).deliveries()).isEmpty();
    drop("cad_1", "corrected");
    assertThat(names(town.fetch(copy.state()))).containsExactly("cad_1");
  }

  @Test
  void anImportThatStopsHalfwayLeavesTheRestForTheNextTime() {
    FetchTown town = town();
    drop("cad_1", "a");
    drop("cad_2", "b");
    FetchState afterOne = town.fetch().deliveries().getFirst().after();
    assertThat(names(town.fetch(afterOne))).containsExactly("cad_2");
  }

  @Test
  void aFileThatGrowsBetweenTwoLooksWaits() {
    FetchTown town = town();
    Path growing = drop("cad_2", "half");
    drop("cad_1", "whole");
    town.whileWaiting =
        () -> {
          try {
            Files.writeString(growing, " and more", StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Fetched fetched = town.fetch();
    assertThat(names(fetched)).containsExactly("cad_1");
    assertThat(fetched.notices())
        .singleElement()
        .hasToString(
            "sources/reports.yaml: cad_2 is still being written; it is left for the next time."
                + " [PL-FETCH-020]");
    town.whileWaiting = () -> {};
    assertThat(names(town.fetch(fetched.state()))).containsExactly("cad_2");
  }

  @Test
  void aMarkBesideAFileSaysThatItIsWhole() {
    FetchTown town = town();
    drop("cad_1", "a");
    drop("cad_1.done", "");
    assertThat(names(town.fetch())).containsExactly("cad_1");
    assertThat(town.waits).isEmpty();
  }

  @Test
  void namesForTheTimeOfWritingAreNotLookedAt() {
    FetchTown town = town("*");
    for (String name : List.of("a.part", "b.PARTIAL", "c.tmp", "d.filepart", ".e", "f.done")) {
      drop(name, "x");
    }
    Fetched fetched = town.fetch();
    assertThat(fetched.deliveries()).isEmpty();
    assertThat(fetched.notices()).isEmpty();
  }

  @Test
  void packedFilesWithoutTheirEndWait() throws IOException {
    FetchTown town = town();
    byte[] whole = packed("case,day\n".repeat(500));
    drop("cad_1.csv.gz", whole);
    drop("cad_2.csv.gz", Arrays.copyOf(whole, whole.length - 9));
    drop("cad_3.csv.gz", "no gzip at all");
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a.csv"));
      out.write(new byte[1000]);
    }
    drop("cad_4.zip", zip.toByteArray());
    drop("cad_5.zip", Arrays.copyOf(zip.toByteArray(), zip.size() / 2));
    drop("cad_6", "");
    byte[] locked = zip.toByteArray();
    locked[6] |= 1;
    // The list of contents begins where the last 22 bytes say, and repeats the mark.
    locked[
            java.nio.ByteBuffer.wrap(locked)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .getInt(locked.length - 6)
                + 8] |=
        1;
    drop("cad_7.zip", locked);
    Fetched fetched = town.fetch();
    assertThat(names(fetched)).containsExactly("cad_1.csv.gz", "cad_4.zip");
    assertThat(fetched.notices())
        .extracting(org.porchlight.city.Problem::code)
        .containsExactly(
            "PL-FETCH-021", "PL-FETCH-021", "PL-FETCH-021", "PL-FETCH-020", "PL-FETCH-021");
    assertThat(fetched.notices().getLast().message())
        .startsWith("cad_7.zip is locked by a password");
  }

  @Test
  void aFileThatMayNotBeReadWaits() throws IOException {
    FetchTown town = town();
    Path file = drop("cad_1", "a");
    Files.setPosixFilePermissions(file, java.util.Set.of());
    assumeThat(Files.isReadable(file)).as("this account may read everything").isFalse();
    Fetched fetched = town.fetch();
    assertThat(fetched.deliveries()).isEmpty();
    assertThat(fetched.notices().getFirst().message()).contains("may not be read by this account");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    FetchTown town = town();
    Path secret = Files.writeString(root.resolve("secret"), "s");
    Files.createSymbolicLink(folder().resolve("cad_1"), secret);
    assertThat(town.fetch().deliveries()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    FetchTown town = town();
    assertThat(folder().toFile().delete()).isTrue();
    assertThatThrownBy(town::fetch)
        .hasMessageContaining("there is no folder drop")
        .hasMessageEndingWith("[PL-FETCH-010]");
  }

  @Test
  void theFilesOfAnotherFolderAreNew() throws IOException {
    FetchTown town = town();
    drop("cad_1", "a");
    FetchState state = town.fetch().state();
    Path other = Files.createDirectories(root.resolve("other"));
    Files.writeString(other.resolve("cad_1"), "a");
    FetchTown moved =
        new FetchTown(
            root,
            """
            connector: folder
            format: csv
            location: %s
            file: 'cad_*'
            """
                .formatted(other));
    assertThat(names(moved.fetch(state))).containsExactly("cad_1");
  }
}
