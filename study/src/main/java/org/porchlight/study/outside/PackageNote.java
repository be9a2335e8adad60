package org.porchlight.study.outside;

import java.time.Instant;
import java.util.Map;

/**
 * That there is a package of a program.
 *
 * @param name the program's, by language
 * @param at when it was made
 */
public record PackageNote(String program, Map<String, String> name, Instant at) {
  public PackageNote {
    name = Map.copyOf(name);
  }
}
