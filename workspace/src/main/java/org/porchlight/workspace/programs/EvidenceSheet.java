package org.porchlight.workspace.programs;

import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Page;

/** The evidence section of a grant report or application, as a draft on paper. */
public record EvidenceSheet(ProgramPage page) implements Page {
  @Override
  public Frame frame() {
    return page.frame();
  }

  @Override
  public String template() {
    return "program-evidence.jte";
  }
}
