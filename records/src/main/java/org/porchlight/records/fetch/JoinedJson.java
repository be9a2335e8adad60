package org.porchlight.records.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;

/** Puts JSON texts into a larger one, byte by byte as they came. */
final class JoinedJson {
  private JoinedJson() {}

  /** Copies a text, its byte order mark left out: that may stand only at the very beginning. */
  static void copy(InputStream in, OutputStream out) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in, 3);
    byte[] mark = text.readNBytes(3);
    boolean marked =
        mark.length == 3
            && mark[0] == (byte) 0xef
            && mark[1] == (byte) 0xbb
            && mark[2] == (byte) 0xbf;
    if (!marked) {
      text.unread(mark);
    }
    text.transferTo(out);
  }
}
