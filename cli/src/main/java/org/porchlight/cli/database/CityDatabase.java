package org.porchlight.cli.database;

import org.porchlight.commons.DatabaseLogin;

/**
 * A database that answers, with the two roles of the public side. Closing it stops what we started.
 */
public sealed interface CityDatabase extends AutoCloseable permits EmbeddedDatabase, OwnDatabase {
  /** The role that owns schema {@code commons}. */
  DatabaseLogin owner();

  /** The role of the public server, which reads {@code commons} and can do nothing else. */
  DatabaseLogin hub();

  @Override
  void close();
}
