package org.porchlight.synthetic;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file an agency sends, written row by row. Its last column is {@code note} and says "made-up
 * data" in every row, so that no line of it can be mistaken for a real one.
 */
final class Extract implements Closeable {
  static final String NOTE = "made-up data";

  private final Writer out;
  private final char delimiter;
  private final StringBuilder row = new StringBuilder(400);
  private StringBuilder kept = new StringBuilder();
  private boolean keeping;
  private long rows;
  private long keptRows;

  Extract(Path file, Charset charset, char delimiter, String... columns) throws IOException {
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(
                Files.newOutputStream(file),
                charset
                    .newEncoder()
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .onMalformedInput(CodingErrorAction.REPLACE)),
            1 << 16);
    this.delimiter = delimiter;
    out.write(String.join(String.valueOf(delimiter), columns));
    out.write(delimiter + "note\n");
  }

  /** A cell; quoted when it must be. */
  Extract cell(String text) {
    boolean quote = false;
    for (int i = 0; i < text.length() && !quote; i++) {
      char c = text.charAt(i);
      quote = c == delimiter || c == '"' || c == '\n';
    }
    if (quote) {
      row.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      row.append(text);
    }
    row.append(delimiter);
    return this;
  }

  Extract cell(int number) {
    row.append(number).append(delimiter);
    return this;
  }

  Extract blank() {
    row.append(delimiter);
    return this;
  }

  /** Where the next cell is written by hand; it must need no quotes. {@link #next} ends it. */
  StringBuilder raw() {
    return row;
  }

  Extract next() {
    row.append(delimiter);
    return this;
  }

  /** A coordinate in millionths of a degree, as degrees. */
  Extract degrees(int millionths) {
    degrees(row, millionths);
    row.append(delimiter);
    return this;
  }

  static void degrees(StringBuilder out, int millionths) {
    int absolute = Math.abs(millionths);
    if (millionths < 0) {
      out.append('-');
    }
    out.append(absolute / 1_000_000).append('.');
    int rest = absolute % 1_000_000;
    for (int unit = 100_000; unit > 0; unit /= 10) {
      out.append((char) ('0' + rest / unit % 10));
    }
  }

  void end() throws IOException {
    row.append(NOTE).append('\n');
    out.append(row);
    if (keeping) {
      kept.append(row);
      keptRows++;
    }
    row.setLength(0);
    rows++;
  }

  /** From here on rows are remembered, to be sent twice. */
  void keep() {
    keeping = true;
  }

  /** Sends the remembered rows again, as an agency does that exports the same month twice. */
  long sendAgain() throws IOException {
    out.append(kept);
    long again = keptRows;
    rows += again;
    keptRows = 0;
    keeping = false;
    kept = new StringBuilder();
    return again;
  }

  long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
