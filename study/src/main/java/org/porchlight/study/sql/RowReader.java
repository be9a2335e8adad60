package org.porchlight.study.sql;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Makes something of one row.
 *
 * @param <T> what
 */
@FunctionalInterface
public interface RowReader<T> {
  /** Reads the row at which the rows stand. */
  T read(ResultSet row) throws SQLException;
}
