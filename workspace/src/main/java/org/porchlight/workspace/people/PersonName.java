package org.porchlight.workspace.people;

import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** How a page calls a person. */
public final class PersonName {
  private PersonName() {}

  /** The name as records in sight spell it, or that there is none. */
  public static Phrase of(Look look, String name) {
    return name.isBlank() ? look.say("person.noname") : look.language().name(name);
  }
}
