package org.porchlight.records.formats;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file's bytes, counted as they are stored and unpacked when they are gzip. */
final class CountingInput extends FilterInputStream {
  private static final int BUFFER = 1 << 16;
  private long count;

  private CountingInput(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count += Math.max(0, read);
    return read;
  }

  /** The counter and the stream to read from. */
  record Opened(CountingInput counter, InputStream content) {}

  static Opened open(Path file) throws IOException {
    CountingInput counter = new CountingInput(Files.newInputStream(file));
    try {
      return new Opened(
          counter,
          isGzip(file)
              ? new GZIPInputStream(counter, BUFFER)
              : new java.io.BufferedInputStream(counter, BUFFER));
    } catch (IOException e) {
      counter.close();
      throw e;
    }
  }

  private static boolean isGzip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }
}
