package org.porchlight.cli.database;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.commons.DatabaseLogin;
import org.porchlight.study.StudySchema;
import org.porchlight.study.WorkspaceRole;
import org.porchlight.study.load.StudyLoad;

/**
 * The people's side of a database, brought up to date and opened to the team's server.
 *
 * @param owner the role that owns schema {@code study} and fills it
 * @param workspace the role of the team's server
 */
public record StudyStore(DatabaseLogin owner, DatabaseLogin workspace) {

  /**
   * Brings schema {@code study} up to date, opens it to the workspace's role, and makes sure that
   * this role can do no more than it should.
   *
   * @throws ProblemsException when the database does not answer or the role may do too much
   */
  public static StudyStore prepare(CityDatabase database) {
    DatabaseLogin workspace = database.workspace();
    try {
      StudySchema schema = new StudySchema(database.owner().dataSource());
      schema.migrate();
      schema.openTo(workspace.user());
      List<String> excesses = new WorkspaceRole(workspace.dataSource()).excesses();
      if (!excesses.isEmpty()) {
        throw new ProblemsException(
            "database",
            "the role %s of the team's server may do more than it should: %s. Take these rights away, then start again."
                .formatted(workspace.user(), String.join("; ", excesses)),
            "PL-DATABASE-007");
      }
      return new StudyStore(database.owner(), workspace);
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the database stopped answering, or the role %s may not create schema study in it (SQL state %s)."
              .formatted(database.owner().user(), e.getSQLState()),
          "PL-DATABASE-001");
    }
  }

  /**
   * Writes down what the city folder says of agencies, sources and who may see them; the team's
   * server asks for it when it starts.
   *
   * @throws ProblemsException when the database does not answer
   */
  public void register(City city) {
    try {
      StudyLoad.registerCity(data(), city);
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the database stopped answering (SQL state %s). Run again.".formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
  }

  /** As its owner. */
  public DataSource data() {
    return owner.dataSource();
  }
}
