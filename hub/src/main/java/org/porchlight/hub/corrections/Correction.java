package org.porchlight.hub.corrections;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.LocalText;
import org.porchlight.release.TableHead;

/**
 * A number of a finished period that a later release gives otherwise.
 *
 * @param head of its table, in the later release
 * @param on the day on which the later release was compiled, where the city is
 * @param from the earlier release, where the number stays as it was
 * @param to the later release
 * @param reason why months were counted anew; null when the later release does not say
 */
public record Correction(
    TableHead head,
    LocalDate on,
    String from,
    String to,
    Cell was,
    Cell is,
    @Nullable LocalText reason) {

  /** The cell's public name. */
  public CellKey key() {
    return is.key(head.id());
  }

  /** Where the earlier number can still be read. */
  public String earlier() {
    return "/api/v1/tables/%s?release=%s&area=%s&period=%s&type=%s"
        .formatted(head.id(), from, is.area(), is.time(), is.type());
  }
}
