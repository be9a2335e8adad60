package org.porchlight.records.formats;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/**
 * The content of a file: as it is, out of a gzip, or one member of a zip. Counts what comes out and
 * stops at the {@link Limits}; knows roughly how far into the stored file it is.
 */
final class Unpacked extends FilterInputStream {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final @Nullable Stored stored;
  private final long packedBytes;
  private final long expectedBytes;
  private final Closeable owner;
  private long count;
  private long allowance = Long.MAX_VALUE;

  private Unpacked(
      Path file,
      InputStream in,
      @Nullable Stored stored,
      long packedBytes,
      long expectedBytes,
      Closeable owner) {
    super(in);
    this.file = file;
    this.stored = stored;
    this.packedBytes = packedBytes;
    this.expectedBytes = expectedBytes;
    this.owner = owner;
  }

  /**
   * Opens the table in a file.
   *
   * @param member of a zip; null for its only one
   */
  static Unpacked open(Path file, @Nullable String member) throws IOException {
    byte[] head = head(file);
    if (head.length == 0) {
      throw Refusal.otherForm(file, "the file is empty. Ask the source for it again.");
    }
    if (isZip(head)) {
      Archive archive = Archive.open(file);
      try {
        return archive.onlyMember(archive.table(member));
      } catch (ProblemsException | IOException e) {
        archive.close();
        throw e;
      }
    }
    long size = Files.size(file);
    Stored stored = new Stored(Files.newInputStream(file));
    try {
      InputStream in =
          head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b
              ? new GZIPInputStream(stored, BUFFER)
              : stored;
      return new Unpacked(file, in, stored, size, size, () -> {}).refusingNoTable();
    } catch (ZipException | EOFException e) {
      stored.close();
      throw Refusal.brokenAt(file, 1);
    } catch (ProblemsException | IOException e) {
      stored.close();
      throw e;
    }
  }

  static Unpacked ofMember(
      Path file, InputStream in, long packedBytes, long expectedBytes, Closeable owner)
      throws IOException {
    return new Unpacked(file, in, null, packedBytes, expectedBytes, owner);
  }

  static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FileKind.HEAD);
    }
  }

  static boolean isZip(byte[] head) {
    return head.length > 3
        && head[0] == 'P'
        && head[1] == 'K'
        && (head[2] == 3 || head[2] == 5)
        && (head[3] == 4 || head[3] == 6);
  }

  private Unpacked refusingNoTable() throws IOException {
    in = new BufferedInputStream(in, BUFFER);
    in.mark(FileKind.HEAD);
    byte[] start = in.readNBytes(FileKind.HEAD);
    in.reset();
    FileKind.refuseNoTable(file, start);
    return this;
  }

  /** Bytes of the file as stored that were read so far; for a member of a zip, an estimate. */
  long bytesRead() {
    if (stored != null) {
      return stored.count;
    }
    return expectedBytes <= 0
        ? 0
        : (long) (packedBytes * Math.min(1.0, (double) count / expectedBytes));
  }

  /**
   * Allows no more than so many bytes until the next call; a parser that asks for more is about to
   * hold one endless thing in memory.
   */
  void allow(long bytes) {
    allowance = bytes;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    took(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    took(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = in.skip(bytes);
    took(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void took(long bytes) {
    count += bytes;
    allowance -= bytes;
    if (count > Limits.UNPACKED_BYTES
        || (count > Limits.RATIO_FREE_BYTES && count / Limits.RATIO > packedBytes)) {
      throw Refusal.unpacksTooFar(file);
    }
    if (allowance < 0) {
      throw Refusal.tooMuch(
          file, 1, "a piece of more than %,d MiB".formatted(Limits.XML_EVENT_BYTES >> 20));
    }
  }

  @Override
  public void close() throws IOException {
    try (owner) {
      super.close();
    }
  }

  /** The file as stored. */
  private static final class Stored extends FilterInputStream {
    private long count;

    private Stored(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
