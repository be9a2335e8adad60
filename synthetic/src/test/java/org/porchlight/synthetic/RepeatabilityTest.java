package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same options, same bytes; and a city is either there in full or not at all. */
class RepeatabilityTest {
  @TempDir private Path temp;

  @Test
  void sameOptionsGiveTheSameBytesWhateverTheLanguageOfTheMachine() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      SyntheticCity.generate(TestCity.SMALL, temp.resolve("again"), SyntheticCity.Progress.NONE);
    } finally {
      Locale.setDefault(before);
    }
    assertThat(hashes(temp.resolve("again")))
        .isEqualTo(hashes(TestCity.of(TestCity.SMALL).folder()));
  }

  @Test
  void anotherSeedGivesOtherPeopleOnTheSameMap() throws IOException {
    SyntheticCity.generate(
        new SyntheticCity.Options(2_000, 1, 8), temp.resolve("other"), SyntheticCity.Progress.NONE);
    Map<String, String> other = hashes(temp.resolve("other"));
    Map<String, String> first = hashes(TestCity.of(TestCity.SMALL).folder());
    assertThat(other.keySet()).isEqualTo(first.keySet());
    other.forEach(
        (file, hash) -> {
          if (file.startsWith("extracts/") || file.startsWith("truth/")) {
            assertThat(hash).as(file).isNotEqualTo(first.get(file));
          }
        });
    assertThat(other.get("areas/beats.geojson")).isEqualTo(first.get("areas/beats.geojson"));
  }

  @Test
  void aRunThatIsCutOffLeavesNothingBehind() throws IOException {
    Path folder = temp.resolve("cut");
    assertThatThrownBy(
            () ->
                SyntheticCity.generate(
                    TestCity.SMALL,
                    folder,
                    (done, total) -> {
                      if (done > 50) {
                        throw new IllegalStateException("the power went out");
                      }
                    }))
        .hasMessage("the power went out");
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFolderWithFilesInItIsLeftAlone() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("mine"));
    Files.writeString(folder.resolve("letter.txt"), "keep me");
    assertThatThrownBy(
            () -> SyntheticCity.generate(TestCity.SMALL, folder, SyntheticCity.Progress.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds files already");
    assertThat(folder.resolve("letter.txt")).hasContent("keep me");
  }

  @Test
  void sizesOutOfRangeAreNamed() {
    assertThatThrownBy(() -> new SyntheticCity.Options(1_999, 3, 1))
        .hasMessageContaining("between 2000 and 5000000 people");
    assertThatThrownBy(() -> new SyntheticCity.Options(5_000, 0, 1))
        .hasMessageContaining("between 1 and 20 years");
  }

  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
        hashes.put(
            folder.relativize(path).toString().replace('\\', '/'), HexFormat.of().formatHex(hash));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return hashes;
  }
}
