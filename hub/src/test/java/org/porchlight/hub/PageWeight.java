package org.porchlight.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a page weighs on the wire. */
final class PageWeight {
  /** Bytes: the budget of an ordinary page with all its pictures and tables. */
  static final int MOST = 30_000;

  private PageWeight() {}

  static int gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.size();
  }
}
