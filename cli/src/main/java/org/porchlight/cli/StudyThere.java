package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javax.sql.DataSource;
import org.porchlight.city.City;

/** The study of a home, once there is one; looking must not make a database. */
final class StudyThere {
  private StudyThere() {}

  static Optional<DataSource> of(City city, Home home, House house) throws IOException {
    boolean there =
        city.database() != null || Files.isDirectory(home.folder().resolve("postgres/data"));
    return there ? Optional.of(house.study().data()) : Optional.empty();
  }
}
