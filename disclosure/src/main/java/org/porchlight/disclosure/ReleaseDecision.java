package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.porchlight.release.ReleasedTable;

/** What was decided about one table. Callers must handle every case. */
public sealed interface ReleaseDecision {

  /** Safe as it stands: nothing had to be hidden. */
  record Released(ReleasedTable table) implements ReleaseDecision {}

  /**
   * Safe after hiding {@code cells} cells: one total, because which were hidden first is itself a
   * clue.
   */
  record Suppressed(ReleasedTable table, long cells) implements ReleaseDecision {}

  /** Not publishable. The reasons are for the publisher, never for the public. */
  record Refused(List<RefusalReason> reasons) implements ReleaseDecision {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /** Why a table was refused. */
  sealed interface RefusalReason {
    /** One sentence: what is wrong and what to change in the city folder. */
    String message();

    /** A grain is finer than the tier of one of its types allows. */
    record TooFine(String table, String type, String tier, String area, String time)
        implements RefusalReason {
      @Override
      public String message() {
        return "Table %s shows %s by %s and %s; its tier %s does not allow places and times so fine. Use coarser ones, or leave the type out of this grain."
            .formatted(table, type, area, time, tier);
      }
    }

    /** What is counted are single people's histories, and not by broad bands. */
    record NotInBands(String table) implements RefusalReason {
      @Override
      public String message() {
        return "Table %s tells of single people's histories; only bands of people by their contacts may be shown of those, none inside another (5 to 9, 10 to 19, 20 or more). Use 'kind: people' with 'bands', or an exception in disclosure.yaml."
            .formatted(table);
      }
    }

    /** Days of it were published already, by other bands or as part of other days. */
    record WindowOverlaps(String table, String other, LocalDate from, LocalDate to)
        implements RefusalReason {
      @Override
      public String message() {
        return "Table %s was left out: table %s shows people of the same source from %s to %s, and what changes between two windows that overlap, or between other bands, tells of single people. Choose days after %s."
            .formatted(table, other, from, to, to);
      }
    }

    /** No way to hide cells kept the small ones uncertain enough. */
    record CannotBeMadeSafe(String table, long failing) implements RefusalReason {
      @Override
      public String message() {
        return "Table %s was left out: %d hidden counts could still be worked out. Publish it by coarser places, times or types."
            .formatted(table, failing);
      }
    }

    /** Numbers that were given exactly are guarded now, or the reverse. */
    record TierChanged(String table, List<String> types) implements RefusalReason {
      public TierChanged {
        types = List.copyOf(types);
      }

      @Override
      public String message() {
        return "Table %s was left out: the tier of %s is another than when its months were published, and a month is published once. Announce a restatement in disclosure.yaml, or give back the tier."
            .formatted(table, String.join(", ", types));
      }
    }

    /** Counts of periods that were published before are not those that were published. */
    record Restated(String table, long cells) implements RefusalReason {
      @Override
      public String message() {
        return "Table %s was left out: %d counts of periods already published differ from those of that day. Give the counts of the day of publishing, or publish a restatement."
            .formatted(table, cells);
      }
    }
  }
}
