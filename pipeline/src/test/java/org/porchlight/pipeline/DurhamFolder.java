package org.porchlight.pipeline;

import java.nio.file.Path;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;

/** The example city folder of this project. */
final class DurhamFolder {
  private DurhamFolder() {}

  static City read() {
    Path module = Path.of("").toAbsolutePath();
    Path project = module.endsWith("pipeline") ? module.resolve("..").normalize() : module;
    return CityFolder.read(project.resolve("examples").resolve("durham"));
  }
}
