package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.Source;

/** The examples are good city folders, also where no real file is at hand. */
class ExamplesTest {
  static List<String> folders() throws IOException {
    Path examples = Example.project().resolve("examples");
    try (Stream<Path> files = Files.walk(examples, 3)) {
      return files
          .filter(file -> file.endsWith("city.yaml"))
          .map(file -> examples.relativize(file.resolve("..").normalize()).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everyPlaceOfTheCollectionHasAnExample() throws IOException {
    assertThat(folders()).hasSize(15).contains("durham", "durham-archive", "other-cities/nc");
  }

  /** Reading a folder names every problem in it, as {@code porchlight check} does. */
  @ParameterizedTest
  @MethodSource("folders")
  void theFolderIsGood(String folder) {
    City city = new Example(folder).city();
    assertThat(city.sources()).isNotEmpty();
    assertThat(city.layers()).containsKey(city.placeLayer());
  }

  /** Nothing of a real city is linked to people, and only Durham's own tables are shown. */
  @ParameterizedTest
  @MethodSource("folders")
  void noExampleLinksAndOnlyDurhamShows(String folder) {
    City city = new Example(folder).city();
    for (Source source : city.sources().values()) {
      assertThat(source.legal().link()).as(source.id()).isFalse();
      assertThat(source.legal().show()).as(source.id()).isEqualTo(folder.equals("durham"));
      assertThat(source.fields().keySet().stream().filter(source.kind()::isPersonal))
          .as("an address is the only thing read that could speak of a person")
          .isSubsetOf("address");
    }
  }

  /** Each file that an example reads stands in the document of figures. */
  @ParameterizedTest
  @MethodSource("folders")
  void theDocumentHasAFigureForEverySource(String folder) throws IOException {
    City city = CityFolder.read(Example.project().resolve("examples").resolve(folder));
    assertThat(FiguresTable.under("Records").lines().stream().map(line -> line.get(1)))
        .containsAll(city.sources().keySet().stream().map(id -> folder + "/" + id).toList());
    assertThat(FiguresTable.under("Areas").lines().stream().map(line -> line.get(1)))
        .containsAll(
            city.layers().keySet().stream()
                .filter(id -> !id.equals("rough"))
                .map(id -> folder + "/" + id)
                .toList());
  }
}
