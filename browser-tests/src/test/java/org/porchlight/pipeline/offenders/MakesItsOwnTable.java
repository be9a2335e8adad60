package org.porchlight.pipeline.offenders;

import java.util.List;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;

/** Only the disclosure compiler may make a released table. */
public final class MakesItsOwnTable {
  private MakesItsOwnTable() {}

  static ReleasedTable make(TableHead head) {
    return ReleasedTable.compiled(head, List.of());
  }
}
