package org.porchlight.records.lake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.records.Town;

class KeyRotationTest {
  private static final String ROWS = "A1\nA2\n";

  @TempDir Path root;
  private Town town;
  private Path key;

  @BeforeEach
  void settle() {
    town =
        Town.in(root)
            .with("sources/reports.yaml", Town.REPORTS + "load: adds\n")
            .rows("A1,2024-01-05,,T1,Ada Lane,");
    town.importReports();
    town.rows("A2,2024-01-06,,T1,Bo Reed,", "A3,soon,,T1,,").importReports();
    key = town.home().resolve("keys/lake.key");
  }

  private KeyRotation rotation() {
    return new KeyRotation(town.home(), key);
  }

  private String keys() {
    return town.query("SELECT \"case-no\" FROM reports ORDER BY 1");
  }

  @Test
  void everyFileIsSealedWithTheNewKeyAndTheOldOneOpensNothing() throws IOException {
    byte[] old = Files.readAllBytes(key);
    KeyRotation.Result result = rotation().rotate();
    assertThat(result.sealed()).isEqualTo(7);
    assertThat(result.already()).isZero();
    assertThat(Files.readAllBytes(key)).hasSize(32).isNotEqualTo(old);
    assertThat(keys()).isEqualTo(ROWS);
    assertThat(town.rows("A4,2024-01-07,,T1,,").importReports().fresh()).isEqualTo(1);

    Path before = root.resolve("before.key");
    Files.write(before, old);
    Files.setPosixFilePermissions(
        before, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    Seal seal = new Seal(LakeKey.ring(before, false));
    for (Path file : sealed()) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> seal.reader(file, "any"))
          .isInstanceOf(BrokenSealException.class)
          .hasMessageContaining("a key that is not here");
    }
  }

  private List<Path> sealed() throws IOException {
    try (var tree = Files.walk(town.home().resolve("lake"))) {
      return tree.filter(file -> file.toString().endsWith(".enc")).toList();
    }
  }

  /** Wherever it was cut off: both keys open the lake, and the next one goes on. */
  @Test
  void aRotationThatWasCutOffGoesOn() throws IOException {
    List<Path> files = sealed();
    LakeKey.makeNext(key);
    Seal both = new Seal(LakeKey.ring(key, false));
    for (int done = 0; done < files.size(); done++) {
      Path file = files.get(done);
      Path partial = file.resolveSibling("half.rekeyed");
      Files.write(partial, new byte[5]);
      String purpose =
          town.home().resolve("lake").relativize(file).toString().replace(".held/", "/");
      Path again = file.resolveSibling("again");
      try (var in = both.reader(file, purpose);
          OutputStream out = both.writer(again, purpose)) {
        in.transferTo(out);
      }
      Files.move(again, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      assertThat(keys()).isEqualTo(ROWS);
    }
    assertThat(rotation().rotate()).isEqualTo(new KeyRotation.Result(0, files.size()));
    assertThat(keys()).isEqualTo(ROWS);
    assertThat(Files.exists(key.resolveSibling("lake.key.next"))).isFalse();
    try (var tree = Files.walk(town.home())) {
      assertThat(tree.filter(file -> file.toString().endsWith(".rekeyed"))).isEmpty();
    }
  }

  @Test
  void aKeyIsNamedWithoutTellingIt() throws IOException {
    SecretKey secret = LakeKey.in(key, false);
    byte[] name = new KeyRing(List.of(secret)).newestId();
    assertThat(Files.readAllBytes(sealed().getFirst())).containsSequence(name);
    assertThat(new String(secret.getEncoded(), ISO_8859_1))
        .doesNotContain(new String(name, ISO_8859_1));
  }
}
