package org.porchlight.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.porchlight.release.Member;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * The days and bands in which people of one source were shown.
 *
 * @param source whose contacts
 * @param table the table that showed them
 * @param bands its bands
 */
record PeopleWindow(String source, String table, LocalDate from, LocalDate to, List<String> bands) {

  static PeopleWindow of(TableHead head) {
    return new PeopleWindow(
        head.source(),
        head.id(),
        head.from(),
        head.to(),
        head.type().members().stream().map(Member::id).toList());
  }

  /** Those of a release. */
  static List<PeopleWindow> of(PastRelease release) {
    return release.tables().stream()
        .map(ReleasedTable::head)
        .filter(head -> head.tier() == Tier.PEOPLE)
        .map(PeopleWindow::of)
        .toList();
  }

  /**
   * Whether both together could tell of single people: who entered and left between two windows
   * that overlap, or who lies between the bounds of two ways to band the same days.
   */
  boolean clashesWith(PeopleWindow other) {
    return source.equals(other.source)
        && !equals(other)
        && !from.isAfter(other.to)
        && !other.from.isAfter(to);
  }
}
