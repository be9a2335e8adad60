package org.porchlight.workspace.frame;

/** Everything a template may show: formatted, translated values and no entities. */
public interface Page {
  /** The template that shows it, below {@code src/main/jte}. */
  String template();

  /** What stands around it. */
  Frame frame();
}
