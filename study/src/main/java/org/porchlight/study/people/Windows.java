package org.porchlight.study.people;

/** The days that count, source by source. */
final class Windows {
  /**
   * Begins a query: a table {@code w} of sources with the moments their window begins and ends.
   * Takes the window's days. Each source has its own end, the last day it is complete for: a source
   * that comes a week late is not compared with a week of silence.
   */
  static final String WITH =
      "with w as (select s.id as source, s.agency, c.zone,"
          + " (s.complete_to + 1 - ?::integer)::timestamp at time zone c.zone as since,"
          + " (s.complete_to + 1)::timestamp at time zone c.zone as until"
          + " from study.source s cross join study.city c where s.complete_to is not null) ";

  /** The counted contacts {@code m} of each source {@code w} in its window. */
  static final String CONTACTS =
      " w join study.mention m on m.source = w.source and m.counted"
          + " and m.occurred >= w.since and m.occurred < w.until ";

  private Windows() {}
}
