package org.porchlight.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code encode --json} says.
 *
 * @param check what every file to be linked with this one must show
 * @param roles of the columns written
 * @param leftOut names of columns that were not encoded
 * @param plain how well the records are linked as they stand; null without {@code --truth}
 * @param encoded how well they are linked by their encodings; null without {@code --truth}
 */
record EncodeAnswer(
    int records,
    String check,
    List<String> roles,
    List<String> leftOut,
    @Nullable Quality plain,
    @Nullable Quality encoded) {
  EncodeAnswer {
    roles = List.copyOf(roles);
    leftOut = List.copyOf(leftOut);
  }

  /** Over all true pairs, each between 0 and 1. */
  record Quality(double precision, double recall, double f1) {}
}
