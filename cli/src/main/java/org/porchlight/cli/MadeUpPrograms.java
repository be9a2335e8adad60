package org.porchlight.cli;

import java.sql.SQLException;
import java.time.LocalTime;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.study.programs.ProgramBook;

/** In a city that does not exist, programs were written down two weeks before they started. */
final class MadeUpPrograms {
  private static final int DAYS_BEFORE = 14;

  private MadeUpPrograms() {}

  static void register(City city, DataSource study) {
    try {
      for (Program program : ProgramFiles.read(city)) {
        new ProgramBook(study)
            .registerMadeUp(
                program.id(),
                program.sha256(),
                program
                    .start()
                    .minusDays(DAYS_BEFORE)
                    .atTime(LocalTime.NOON)
                    .atZone(city.timeZone())
                    .toInstant());
      }
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the made-up programs could not be written down (SQL state %s). Run again."
              .formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
  }
}
