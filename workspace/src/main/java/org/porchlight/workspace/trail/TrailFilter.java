package org.porchlight.workspace.trail;

import java.sql.SQLException;
import org.porchlight.study.access.LookLine;
import org.porchlight.study.sql.Page;
import org.porchlight.workspace.frame.Look;

/**
 * Which looks are asked for.
 *
 * @param person the handle; empty for everybody
 */
record TrailFilter(String person) {
  private static final int HANDLE = 10;

  TrailFilter {
    if (person.length() != HANDLE || !person.chars().allMatch(Character::isLetterOrDigit)) {
      person = "";
    }
  }

  Page<LookLine> read(Look look, int limit, int offset) throws SQLException {
    return person.isEmpty()
        ? look.sight().trail().newest(limit, offset)
        : look.sight().trail().at(person, limit, offset);
  }
}
