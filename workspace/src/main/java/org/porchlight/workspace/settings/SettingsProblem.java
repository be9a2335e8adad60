package org.porchlight.workspace.settings;

import java.io.Serial;
import java.util.List;

/** Something the operator must change before the workspace can start; each line is one sentence. */
public final class SettingsProblem extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** A problem of one or more sentences. */
  public SettingsProblem(List<String> sentences) {
    super(String.join(System.lineSeparator(), sentences));
  }
}
