package org.porchlight.workspace.frame;

import java.time.Instant;

/**
 * A page for printing.
 *
 * @param name of the file; no value of a person
 * @param page its template is a whole document in XHTML
 * @param made the moment that stands in the file
 */
public record PrintedFile(String name, Page page, Instant made) {
  @Override
  public String toString() {
    return name;
  }
}
