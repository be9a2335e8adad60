package org.porchlight.cli;

import java.nio.file.Path;

/**
 * The data home: everything Porchlight keeps. {@code releases/} is public, all else is not.
 *
 * @param folder absolute
 */
record Home(Path folder) {
  Home {
    folder = folder.toAbsolutePath().normalize();
  }

  Path releases() {
    return folder.resolve("releases");
  }

  /** The city folder that {@code demo} writes. */
  Path city() {
    return folder.resolve("city");
  }

  /** The model and the report of the last link run that was asked for them. */
  Path linkage() {
    return folder.resolve("linkage");
  }

  Path logs() {
    return folder.resolve("logs");
  }

  /** Temporary files of one server. */
  Path scratch(String door) {
    return folder.resolve("tmp").resolve(door);
  }
}
