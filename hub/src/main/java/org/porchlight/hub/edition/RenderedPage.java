package org.porchlight.hub.edition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** A page as bytes, plain and compressed, so that a cached page costs only the sending. */
public final class RenderedPage {
  private final byte[] plain;
  private final byte[] compressed;
  private final String fingerprint;

  /** Compresses the page once. */
  public RenderedPage(byte[] plain) {
    this.plain = plain.clone();
    this.compressed = gzip(plain);
    CRC32 crc = new CRC32();
    crc.update(plain);
    this.fingerprint = Long.toHexString(crc.getValue());
  }

  /** Changes when the content does. */
  public String fingerprint() {
    return fingerprint;
  }

  /** The bytes to send. Callers do not write into them. */
  public byte[] bytes(boolean gzip) {
    return gzip ? compressed : plain;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return out.toByteArray();
  }
}
