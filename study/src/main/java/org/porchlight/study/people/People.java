package org.porchlight.study.people;

import java.sql.SQLException;
import java.util.Optional;
import org.porchlight.study.sql.Page;

/** Persons, for readers with the right to see people; for everybody else there are none. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class People {
  People() {}

  /**
   * Persons with many contacts, those with most first.
   *
   * @param agency only contacts with this agency count; empty: with all in sight
   * @param windowDays the days that count: so many, ending with the last day each source is
   *     complete for
   * @param atLeast contacts; 1 or more
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<PersonLine> list(
      Optional<String> agency, int windowDays, int atLeast, int limit, int offset)
      throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** The person of this handle, or the one they were joined into; empty when not in sight. */
  public Optional<Person> find(String id) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
