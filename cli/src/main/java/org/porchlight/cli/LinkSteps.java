package org.porchlight.cli;

import org.jspecify.annotations.Nullable;

/** One line of progress for each step of a link run. */
final class LinkSteps {
  private final Console console;
  private String step = "";
  private @Nullable ProgressLine line;

  LinkSteps(Console console) {
    this.console = console;
  }

  synchronized void at(String now, long done, long total) {
    if (total <= 1) {
      // Done in one go: there is a name for it and nothing to count.
      console.draw("Linking, " + now);
      return;
    }
    ProgressLine current = line;
    if (current == null || !now.equals(step)) {
      step = now;
      current = new ProgressLine(console, "Linking, " + now, "records");
      line = current;
    }
    current.at(done, (double) done / total);
  }
}
