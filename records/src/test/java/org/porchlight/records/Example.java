package org.porchlight.records;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;

/**
 * An example folder of this project and the real files it was written for.
 *
 * @param folder below {@code examples/}, as {@code durham} or {@code other-cities/raleigh}
 */
record Example(String folder) {

  /** The project's folder, from wherever tests are run. */
  static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return here.endsWith("records") ? here.resolve("..").normalize() : here;
  }

  City city() {
    return CityFolder.read(project().resolve("examples").resolve(folder));
  }

  /** The folder of the real files: of the same name, with the usual spelling of folders. */
  Path files(Path civic) {
    String name = folder.substring(folder.indexOf('/') + 1).replace("-archive", "");
    return civic.resolve(name.replace('-', '_'));
  }

  /** The folder of the real data; empty where it is not set. */
  static Optional<Path> civic() {
    String given =
        Optional.of(System.getProperty("porchlight.realData", ""))
            .filter(folder -> !folder.isBlank())
            .orElseGet(() -> Optional.ofNullable(System.getenv("PORCHLIGHT_REAL_DATA")).orElse(""));
    return Optional.of(given)
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve("civic"))
        .filter(Files::isDirectory);
  }
}
