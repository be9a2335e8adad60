package org.porchlight.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the command speaks. People read standard error; programs read the one JSON object on
 * standard output, which is only there when asked for.
 */
final class Console {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private boolean lineOpen;

  /**
   * @param terminal whether standard error is a screen, where a line may be drawn over
   */
  Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** One or more lines for people. */
  synchronized void say(String words) {
    closeLine();
    err.println(words);
  }

  /** A line that the next one is drawn over; nothing when standard error is not a screen. */
  synchronized void draw(String line) {
    if (terminal) {
      err.print(CLEAR_LINE + line);
      err.flush();
      lineOpen = true;
    }
  }

  private void closeLine() {
    if (lineOpen) {
      err.print(CLEAR_LINE);
      lineOpen = false;
    }
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Text for a file, on standard output. */
  synchronized void print(String text) {
    closeLine();
    out.print(text);
    out.flush();
  }

  /** The object for programs, on one line. */
  synchronized void json(@Nullable Object value) {
    closeLine();
    out.println(JSON.writeValueAsString(value));
    out.flush();
  }
}
