package org.porchlight.workspace.frame;

import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/** A page with texts to fill in. */
public interface TextFields {
  /** Why the last try came to nothing. */
  Optional<Phrase> problem();

  /** What stands in a field so far. */
  String field(String name);
}
