package org.porchlight.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.Source;

class SourceFilesTest {
  @TempDir Path root;

  @Test
  void oneSentenceNamesEveryFileThatTheFolderLacks() throws java.io.IOException {
    City city = Town.in(root).city();
    Path inbox = Files.createDirectories(root.resolve("inbox"));
    List<Problem> problems =
        new SourceFiles(city, Optional.of(inbox))
            .problems(List.copyOf(city.sources().values()), List.of("districts.geojson"));
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().message())
        .isEqualTo(
            "the folder lacks reports.csv, districts.geojson; put them there under these names (.gz after the name is read too).");
  }

  @Test
  void withoutAFolderTheCityFoldersExtractsAreRead() {
    Town town =
        Town.in(root)
            .with("sources/reports.yaml", Town.REPORTS + "location: https://example.org/q\n");
    List<Source> sources = List.copyOf(town.city().sources().values());
    assertThat(
            new SourceFiles(town.city(), Optional.empty()).problems(sources, List.of()).toString())
        .contains("the city folder has no extracts/reports.csv");
    town.with("extracts/reports.csv", "x");
    SourceFiles files = new SourceFiles(town.city(), Optional.empty());
    assertThat(files.problems(sources, List.of())).isEmpty();
    assertThat(files.find(sources.getFirst())).isPresent();
  }
}
