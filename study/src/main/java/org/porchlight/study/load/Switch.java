package org.porchlight.study.load;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/** The steps by which a loaded run takes the place of the one before. */
final class Switch {
  /** Times that it asks for the tables. Looks end after a minute at the latest. */
  private static final int TRIES = 24;

  private final Statements statements;
  private final Partitions partitions;
  private final long run;

  Switch(Statements statements, Partitions partitions, long run) {
    this.statements = statements;
    this.partitions = partitions;
    this.run = run;
  }

  /** What nothing else would notice before a reader does. */
  void check() throws SQLException {
    require(
        "a mention names a person that was never added",
        "exists (select from %s m left join study.person p on p.id = m.person where p.id is null)"
            .formatted(partitions.of("mention")));
    require(
        "a use names a frequent number or place that was never added",
        "exists (select from %s u left join study.frequent f on f.id = u.frequent where f.id is null)"
            .formatted(partitions.of("frequent_use")));
  }

  private void require(String wrong, String condition) throws SQLException {
    if (statements
        .list("select " + condition + " as wrong", row -> row.getBoolean("wrong"))
        .getFirst()) {
      throw new IllegalStateException(wrong + "; the run is not shown");
    }
  }

  /** A record that speaks of one person in two roles is one contact. */
  void countRecordsOnce() throws SQLException {
    statements.update(
        "update %1$s m set counted = false from (select source, record, person, min(id) as first"
                .formatted(partitions.of("mention"))
            + " from %1$s where contact group by source, record, person having count(*) > 1) d"
                .formatted(partitions.of("mention"))
            + " where m.source = d.source and m.record = d.record and m.person = d.person"
            + " and m.contact and m.id > d.first");
  }

  /** The day each source's windows end with. */
  void completeTo(Map<String, LocalDate> given) throws SQLException {
    // A date in the future is a slip of the pen, and would move the window away from every record.
    statements.update(
        "update study.source s set complete_to = coalesce(s.covers_to, (select max(day) from ("
            + " select (max(m.occurred) at time zone c.zone)::date as day from "
            + partitions.of("mention")
            + " m where m.source = s.id and m.occurred < c.tomorrow"
            + " union all select (max(u.occurred) at time zone c.zone)::date from "
            + partitions.of("frequent_use")
            + " u where u.source = s.id and u.occurred < c.tomorrow) days))"
            + " from (select c.zone, (coalesce(c.today, (r.started_at at time zone c.zone)::date) + 1)"
            + "::timestamp at time zone c.zone as tomorrow"
            + " from study.city c, study.link_run r where r.id = ?) c",
        run);
    for (Map.Entry<String, LocalDate> one : given.entrySet()) {
      statements.update(
          "update study.source set complete_to = ? where id = ?", one.getValue(), one.getKey());
    }
  }

  /**
   * Takes the tables for itself as soon as no look is under way. It asks for a few seconds at a
   * time: while it waits, looks that begin later wait behind it.
   */
  void waitForLooks() throws SQLException {
    statements.update("set local lock_timeout = '5s'");
    statements.update("savepoint waiting");
    for (int tries = 1; ; tries++) {
      try {
        for (String table : Partitions.TABLES) {
          statements.update("lock table study." + table + " in access exclusive mode");
        }
        statements.update("set local lock_timeout = 0");
        return;
      } catch (SQLException e) {
        boolean stillBusy = "55P03".equals(e.getSQLState());
        if (!stillBusy || tries == TRIES) {
          throw e;
        }
        statements.update("rollback to savepoint waiting");
      }
    }
  }

  /** What became of the persons of the earlier run. */
  void persons(Map<String, String> joined, List<Loading.Event> events) throws SQLException {
    for (Map.Entry<String, String> one : joined.entrySet()) {
      int known =
          statements.update(
              "update study.person set joined_into = ? where id = ?", one.getValue(), one.getKey());
      if (known != 1) {
        throw new IllegalStateException(
            "a person that nobody knew cannot have been joined; the run is not shown");
      }
    }
    for (Loading.Event event : events) {
      statements.update(
          "insert into study.person_event (run, kind, person, others) values (?, ?, ?, ?)",
          run,
          event.kind().label(),
          event.person(),
          event.others().toArray(String[]::new));
    }
  }

  void counts(List<Band> bands, List<Concentration> concentrations) throws SQLException {
    statements.update("delete from study.band");
    statements.update("delete from study.concentration");
    for (Band band : bands) {
      statements.update(
          "insert into study.band (run, agency, window_days, at_least, count, low, high, truth)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?)",
          run,
          band.agency(),
          band.windowDays(),
          band.atLeast(),
          band.count(),
          band.low(),
          band.high(),
          band.truth());
    }
    for (Concentration one : concentrations) {
      statements.update(
          "insert into study.concentration (run, agency, window_days, people, contacts, points)"
              + " values (?, ?, ?, ?, ?, ?::jsonb)",
          run,
          one.agency(),
          one.windowDays(),
          one.people(),
          one.contacts(),
          Json.write(one.points().stream().map(p -> List.of(p.people(), p.contacts())).toList()));
    }
  }

  void makeCurrent(Instant now) throws SQLException {
    // Who has mentions again is nobody else any more: a decision since may have joined them.
    statements.update(
        "update study.person p set joined_into = null where p.joined_into is not null"
            + " and exists (select from study.mention m where m.person = p.id::text)");
    statements.update("update study.link_run set finished_at = ? where id = ?", now, run);
  }

  /** In the order they were taken and withdrawn; what was both since then comes to nothing. */
  void applyLaterDecisions(long readTo) throws SQLException {
    statements.list(
        "select case when later.withdrawn then study.undo_decision(later.id)::text"
            + " else study.apply_decision(later.id)::text end from ("
            + " select id, false as withdrawn, id as step from study.link_decision"
            + " where id > ? and withdrawn_at is null"
            + " union all select id, true, withdrawn_step from study.link_decision"
            + " where id <= ? and withdrawn_step > ?"
            + " order by step) later",
        _ -> true,
        readTo,
        readTo,
        readTo);
  }

  /** The planner's figures for the tables as wholes; only guesses hang on them. */
  void afterwards() throws SQLException {
    for (String table : Partitions.TABLES) {
      statements.update("analyze study." + table);
    }
  }
}
