package org.porchlight.disclosure;

import java.util.List;

/** Turns candidate tables into released ones, and audits all of them together. */
public final class DisclosureCompiler {
  private final DisclosureRules rules;

  public DisclosureCompiler(DisclosureRules rules) {
    this.rules = rules;
  }

  /** Decides about all tables of one release together. The same input gives the same output. */
  public Compilation compile(List<Candidate> catalogue) {
    throw new UnsupportedOperationException(rules + " " + catalogue);
  }
}
