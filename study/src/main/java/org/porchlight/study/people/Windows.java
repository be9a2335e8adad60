package org.porchlight.study.people;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.study.sql.Statements;

/**
 * The days that count, source by source. Each source has its own end, the last day it is complete
 * for: a source that comes a week late is not compared with a week of silence.
 *
 * @param sources whose records count
 * @param agencies who sends them
 * @param since the moment each window begins, as PostgreSQL reads it
 * @param until the moment it has ended
 */
record Windows(
    List<String> sources, List<String> agencies, List<String> since, List<String> until) {
  /**
   * A table {@code w} of sources with their windows, from four values: the fields of this record.
   * They are values and not a query, because a plan made for known windows reads a fourth of what
   * one for unknown ones reads.
   */
  private static final String TABLE =
      " unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])"
          + " w (source, agency, since, until) ";

  /**
   * The counted contacts {@code m} of each source {@code w} in its window; takes {@link #values}.
   */
  static final String CONTACTS =
      TABLE
          + "join study.mention m on m.source = w.source and m.counted"
          + " and m.occurred >= w.since and m.occurred < w.until ";

  /** The uses {@code u} of numbers and places in their windows; takes {@link #values}. */
  static final String USES =
      TABLE
          + "join study.frequent_use u on u.source = w.source"
          + " and u.occurred >= w.since and u.occurred < w.until ";

  /**
   * Windows of so many days.
   *
   * @param agency only its sources; empty: all
   */
  static Windows of(Statements statements, Optional<String> agency, int days) throws SQLException {
    List<One> all =
        statements.list(
            "select s.id, s.agency,"
                + " (s.complete_to + 1 - ?::integer)::timestamp at time zone c.zone as since,"
                + " (s.complete_to + 1)::timestamp at time zone c.zone as until"
                + " from study.source s cross join study.city c where s.complete_to is not null"
                + " and s.id = any ((select study.sources_in_sight())::text[]) order by s.id",
            row ->
                new One(
                    row.getString("id"),
                    row.getString("agency"),
                    requireNonNull(Statements.instant(row, "since")),
                    requireNonNull(Statements.instant(row, "until"))),
            days);
    List<One> asked =
        all.stream().filter(w -> agency.isEmpty() || agency.get().equals(w.agency())).toList();
    return new Windows(
        asked.stream().map(One::source).toList(),
        asked.stream().map(One::agency).toList(),
        asked.stream().map(w -> w.since().toString()).toList(),
        asked.stream().map(w -> w.until().toString()).toList());
  }

  private record One(String source, String agency, Instant since, Instant until) {}

  /** The values of the queries above, followed by others. */
  Object[] values(Object... others) {
    Object[] values = new Object[4 + others.length];
    values[0] = sources.toArray(String[]::new);
    values[1] = agencies.toArray(String[]::new);
    values[2] = since.toArray(String[]::new);
    values[3] = until.toArray(String[]::new);
    System.arraycopy(others, 0, values, 4, others.length);
    return values;
  }
}
