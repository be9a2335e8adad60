package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the demo's made-up team did for a few made-up neighbors. */
final class MadeUpCare {
  private static final String SCRIPT = "made-up-care.sql";

  private MadeUpCare() {}

  /**
   * Plays it into a study that has seen no care yet; does nothing in a real city, or in one too
   * small to have neighbors who are met often.
   *
   * @param owner the role that owns schema {@code study}
   */
  static void play(DataSource owner) throws SQLException, IOException {
    try (InputStream script = MadeUpCare.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(SCRIPT + " is missing from the jar; build it again");
      }
      try (Connection connection = owner.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
