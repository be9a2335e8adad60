package org.porchlight.pipeline.programs;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.programs.Served;

/**
 * One line of a program's list.
 *
 * @param who a record of somebody
 * @param stratum within which a lot was drawn; 0 where none was
 * @param place whether a place was offered; where nobody drew, to all
 * @param start from when this person is served where the order was drawn; null elsewhere
 */
record Listed(Served who, int stratum, boolean place, @Nullable LocalDate start) {
  /** Nobody's. */
  @Override
  public String toString() {
    return "Listed";
  }
}
