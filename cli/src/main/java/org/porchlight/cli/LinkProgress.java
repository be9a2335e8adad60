package org.porchlight.cli;

import java.util.HashMap;
import java.util.Map;
import org.porchlight.linkage.Progress;

/** Draws how far a link run is: one line for each of its steps. */
final class LinkProgress implements Progress {
  private final Console console;
  private final Map<String, ProgressLine> lines = new HashMap<>();

  private LinkProgress(Console console) {
    this.console = console;
  }

  static LinkProgress of(Console console) {
    console.say("Finding out which records are the same person.");
    return new LinkProgress(console);
  }

  @Override
  public synchronized void advanced(String step, long done, long total) {
    lines
        .computeIfAbsent(step, any -> new ProgressLine(console, "Linking, " + step, "steps"))
        .at(done, total == 0 ? 1 : Math.min(1, (double) done / total));
  }
}
