package org.porchlight.cli.dedupe;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A file's bytes, unpacked when they are gzip, whatever the file is called. */
record FileBytes(Path file) {
  private static final int BUFFER = 1 << 16;

  InputStream open() throws IOException {
    return open(new AtomicLong());
  }

  /**
   * Opens the file at its beginning.
   *
   * @param taken grows by the bytes taken off the disk, packed as they are there
   */
  InputStream open(AtomicLong taken) throws IOException {
    InputStream counted = new Counted(Files.newInputStream(file), taken);
    BufferedInputStream buffered = new BufferedInputStream(counted, BUFFER);
    try {
      buffered.mark(2);
      boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    } catch (IOException e) {
      buffered.close();
      throw e;
    }
  }

  private static final class Counted extends FilterInputStream {
    private final AtomicLong taken;

    Counted(InputStream in, AtomicLong taken) {
      super(in);
      this.taken = taken;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      taken.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      taken.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
