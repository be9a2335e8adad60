package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.records.lake.Lake;

/** The lake, once it holds something of the city; looking must not make a home. */
final class ImportedLake {
  private ImportedLake() {}

  static Lake require(City city, Path folder, Home home) throws IOException {
    if (Files.isDirectory(home.folder().resolve("lake"))) {
      Lake lake = Lake.open(home.folder());
      if (city.sources().keySet().stream().anyMatch(id -> lake.current(id).isPresent())) {
        return lake;
      }
    }
    throw new ProblemsException(
        home.folder().toString(),
        "nothing of this city was imported into this home yet. Run 'porchlight import %s' first, or name another --home."
            .formatted(folder),
        "PL-RELEASE-002");
  }
}
