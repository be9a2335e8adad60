package org.porchlight.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;

/**
 * What is written is a city folder: it reads without a problem and everything it names is there.
 */
class CityFolderTest {
  @TempDir static Path temp;

  @Test
  void readsWithoutAProblem() throws IOException {
    Path folder = temp.resolve("avelmere");
    SyntheticCity.generate(
        new SyntheticCity.Options(2000, 1, 7), folder, SyntheticCity.Progress.NONE);
    City city = CityFolder.read(folder);
    assertThat(city.madeUp()).isTrue();
    assertThat(city.sources()).hasSize(8);
    for (var source : city.sources().values()) {
      assertThat(folder.resolve("extracts").resolve(source.file())).exists();
      String header =
          Files.readAllLines(
                  folder.resolve("extracts").resolve(source.file()),
                  java.nio.charset.Charset.forName(source.encoding()))
              .getFirst();
      assertThat(
              java.util.List.of(
                  header.split(
                      java.util.regex.Pattern.quote(String.valueOf(source.delimiter())), -1)))
          .containsAll(source.fields().values().stream().map(f -> f.column()).toList());
    }
  }
}
