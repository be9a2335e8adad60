package org.porchlight.pipeline;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts inside SQL. */
final class Sql {
  private Sql() {}

  /** A name. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Texts for {@code IN}. */
  static String texts(Collection<String> texts) {
    return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")"));
  }
}
