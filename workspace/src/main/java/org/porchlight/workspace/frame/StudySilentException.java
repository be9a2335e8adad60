package org.porchlight.workspace.frame;

import java.io.Serial;
import java.sql.SQLException;

/** The study does not answer. */
public final class StudySilentException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Because of this. */
  public StudySilentException(SQLException cause) {
    super("the study does not answer", cause);
  }
}
