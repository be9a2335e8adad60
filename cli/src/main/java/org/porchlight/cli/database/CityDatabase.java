package org.porchlight.cli.database;

import org.porchlight.commons.DatabaseLogin;

/** A database that answers, with the role of each side. Closing it stops what we started. */
public sealed interface CityDatabase extends AutoCloseable permits EmbeddedDatabase, OwnDatabase {
  /** The role that owns schema {@code commons}. */
  DatabaseLogin owner();

  /** The role of the public server, which reads {@code commons} and can do nothing else. */
  DatabaseLogin hub();

  /**
   * The role of the team's server, which reads {@code study} under row-level security.
   *
   * @throws org.porchlight.city.ProblemsException when a server of the city's own has no such role,
   *     or its password was not given
   */
  DatabaseLogin workspace();

  @Override
  void close();
}
