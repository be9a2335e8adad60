package org.porchlight.study.sql;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Errors of the database without their words. A server's message may quote what it could not read,
 * and that may be a name: only the code goes on, with the place in our own code.
 */
public final class Discreet {
  private Discreet() {}

  /** The error with its code and its place, and nothing else. */
  public static SQLException error(SQLException error) {
    SQLException discreet =
        new SQLException(
            "the study's database refused or did not answer (SQLSTATE %s)"
                .formatted(state(error.getSQLState())),
            error.getSQLState());
    discreet.setStackTrace(error.getStackTrace());
    return discreet;
  }

  private static String state(@Nullable String state) {
    return state == null ? "not given" : state;
  }
}
