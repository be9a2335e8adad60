package org.porchlight.cli.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.city.PlanFile;
import org.porchlight.city.ProblemsException;
import org.porchlight.commons.CommonsSchema;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.commons.ReadingRole;
import org.porchlight.commons.voices.Voices;

/** Makes a database ready for the public server. */
public final class CommonsStore {
  /** Months for which we keep how a resident may be answered. */
  private static final int CONTACT_MONTHS = 24;

  private CommonsStore() {}

  /**
   * Brings schema {@code commons} up to date, loads the city's plan when its file is new, deletes
   * how residents may be answered when that was said too long ago, opens the schema to the hub's
   * role, and makes sure that this role can do nothing else.
   *
   * @return whether a plan was loaded
   * @throws ProblemsException when the database does not answer or the hub's role may do too much
   */
  public static boolean prepare(CityDatabase database, City city, Clock clock) {
    Optional<PlanFile> plan = PlanFile.read(city);
    try {
      var owner = database.owner().dataSource();
      CommonsSchema schema = new CommonsSchema(owner);
      schema.migrate();
      boolean loaded = plan.isPresent() && new JdbcPlans(owner).load(plan.get(), clock.instant());
      new Voices(owner)
          .forgetContactsBefore(
              clock.instant().atZone(ZoneOffset.UTC).minusMonths(CONTACT_MONTHS).toInstant());
      schema.openTo(database.hub().user());
      List<String> excesses = new ReadingRole(database.hub().dataSource()).excesses();
      if (!excesses.isEmpty()) {
        throw new ProblemsException(
            "database",
            "the role %s of the public server may do more than its part in schema commons: %s. Take these rights away, then start again."
                .formatted(database.hub().user(), String.join("; ", excesses)),
            "PL-DATABASE-007");
      }
      return loaded;
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the database stopped answering, or the role %s may not create schema commons in it (SQL state %s)."
              .formatted(database.owner().user(), e.getSQLState()),
          "PL-DATABASE-001");
    }
  }
}
