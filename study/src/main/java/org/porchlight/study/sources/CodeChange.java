package org.porchlight.study.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One save of a mapping table.
 *
 * @param by how colleagues know who saved it
 * @param note what they wrote; null for nothing
 * @param undoes the change that this one took back; null when it took none back
 * @param steps what it changed
 * @param undoable whether any of it still stands
 */
public record CodeChange(
    long id,
    String by,
    Instant at,
    @Nullable String note,
    @Nullable Long undoes,
    List<Step> steps,
    boolean undoable) {

  /**
   * One code of it.
   *
   * @param stands whether nobody has decided about this code since
   */
  public record Step(String local, CodeChoice before, CodeChoice after, boolean stands) {
    /** Without the code: it is a text from a file. */
    @Override
    public String toString() {
      return "from %s to %s".formatted(before, after);
    }
  }

  public CodeChange {
    steps = List.copyOf(steps);
  }

  @Override
  public String toString() {
    return "change %d of %d codes".formatted(id, steps.size());
  }
}
