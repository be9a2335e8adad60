package org.porchlight.records.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.records.Seeds;

class SealTest {
  private static final int HEADER = 24;
  private static final int SEALED_CHUNK = Seal.CHUNK + 16;

  @TempDir Path folder;

  private final Seal seal = new Seal(new SecretKeySpec(new byte[32], "AES"));
  private int files;

  static long[] seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatWasSealedComesBackWhateverItsLength(long seed) throws IOException {
    RandomGenerator random = Seeds.random(seed);
    int[] lengths = {
      0,
      1,
      15,
      Seal.CHUNK - 1,
      Seal.CHUNK,
      Seal.CHUNK + 1,
      2 * Seal.CHUNK,
      random.nextInt(3_000_000)
    };
    for (int length : lengths) {
      byte[] content = content(random, length);
      Path file = sealed(content, random);
      assertThat(open(file, "purpose")).as("length %d, seed %d", length, seed).isEqualTo(content);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneBitFlippedAnywhereIsRefused(long seed) throws IOException {
    RandomGenerator random = Seeds.random(seed);
    byte[] bytes = Files.readAllBytes(sealed(content(random, Seal.CHUNK + 5000), random));
    for (int i = 0; i < 12; i++) {
      byte[] changed = bytes.clone();
      int at = i < 3 ? i * 7 : random.nextInt(bytes.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(changed, "byte %d, seed %d".formatted(at, seed));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFileCutAnywhereIsRefused(long seed) throws IOException {
    RandomGenerator random = Seeds.random(seed);
    byte[] bytes = Files.readAllBytes(sealed(content(random, 2 * Seal.CHUNK + 77), random));
    int[] ends = {
      0,
      7,
      HEADER,
      HEADER + 15,
      HEADER + SEALED_CHUNK,
      HEADER + 2 * SEALED_CHUNK,
      bytes.length - 1,
      random.nextInt(bytes.length)
    };
    for (int end : ends) {
      assertRefused(Arrays.copyOf(bytes, end), "cut at %d, seed %d".formatted(end, seed));
    }
  }

  @Test
  void chunksInAnotherOrderAreRefused() throws IOException {
    RandomGenerator random = Seeds.random(5);
    byte[] bytes = Files.readAllBytes(sealed(content(random, 3 * Seal.CHUNK), random));
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, HEADER, swapped, HEADER + SEALED_CHUNK, SEALED_CHUNK);
    System.arraycopy(bytes, HEADER + SEALED_CHUNK, swapped, HEADER, SEALED_CHUNK);
    assertRefused(swapped, "two chunks swapped");
    byte[] longer = Arrays.copyOf(bytes, bytes.length + SEALED_CHUNK);
    System.arraycopy(bytes, HEADER, longer, bytes.length, SEALED_CHUNK);
    assertRefused(longer, "a chunk put behind the last");
  }

  @Test
  void aFileInAnothersPlaceIsRefused() throws IOException {
    RandomGenerator random = Seeds.random(6);
    Path file = sealed(content(random, 100), random);
    assertThatThrownBy(() -> open(file, "another purpose"))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageContaining("another key sealed it")
        .hasMessageContaining("Restore it from a backup");
    byte[] key = new byte[32];
    key[0] = 1;
    Seal other = new Seal(new SecretKeySpec(key, "AES"));
    assertThatThrownBy(() -> other.reader(file, "purpose").readAllBytes())
        .isInstanceOf(BrokenSealException.class);
  }

  @Test
  void theSameContentIsNeverSealedTheSameWayTwice() throws IOException {
    byte[] content = content(Seeds.random(7), 4096);
    byte[] once = Files.readAllBytes(sealed(content, Seeds.random(8)));
    byte[] again = Files.readAllBytes(sealed(content, Seeds.random(8)));
    assertThat(once).hasSameSizeAs(again).isNotEqualTo(again);
  }

  private static byte[] content(RandomGenerator random, int length) {
    byte[] content = new byte[length];
    random.nextBytes(content);
    return content;
  }

  private Path sealed(byte[] content, RandomGenerator random) throws IOException {
    Path file = folder.resolve("file" + files++);
    try (OutputStream out = seal.writer(file, "purpose")) {
      int at = 0;
      while (at < content.length) {
        int part = Math.min(content.length - at, 1 + random.nextInt(200_000));
        out.write(content, at, part);
        at += part;
      }
    }
    return file;
  }

  private byte[] open(Path file, String purpose) throws IOException {
    try (InputStream in = seal.reader(file, purpose)) {
      return in.readAllBytes();
    }
  }

  private void assertRefused(byte[] bytes, String what) throws IOException {
    Path file = Files.write(folder.resolve("broken" + files++), bytes);
    assertThatThrownBy(() -> open(file, "purpose"))
        .as(what)
        .isInstanceOf(BrokenSealException.class);
  }
}
