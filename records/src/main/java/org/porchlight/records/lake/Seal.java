package org.porchlight.records.lake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.NoSuchProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.porchlight.city.ProblemsException;

/**
 * Encrypts files at rest with AES-256-GCM, in chunks of 16 KiB, so that a file of any size can be
 * written and read as a stream and yet every byte is checked before it is used.
 *
 * <p>A file is a magic number, the name of its key, 8 random bytes, then chunks. A chunk's nonce is
 * those 8 bytes and its number; a chunk is bound to the file's purpose and to whether it is the
 * last. So a file that is cut, lengthened, flipped, reordered or put in another's place is refused.
 */
final class Seal {
  /**
   * The virtual machine uses the processor's AES only after some thousand calls, however long each
   * is: chunks of 1 MiB stayed at 40 MB/s in files of any usual size, these reach 1,200 MB/s after
   * the first 40 MB.
   */
  static final int CHUNK = 1 << 14;

  private static final int TAG_BYTES = 16;

  /** How files began before a key was named in them. */
  private static final byte[] UNNAMED = "PLSEAL1\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] MAGIC = "PLSEAL2\n".getBytes(StandardCharsets.US_ASCII);

  /** Where an operator names the provider of the ciphers, as a FIPS-validated one. */
  static final String PROVIDER = "PORCHLIGHT_CRYPTO_PROVIDER";

  private final KeyRing keys;
  private final SecureRandom random = new SecureRandom();

  Seal(SecretKey key) {
    this(new KeyRing(List.of(key)));
  }

  Seal(KeyRing keys) {
    this.keys = keys;
  }

  /** Whether a file is sealed with the key that new files are sealed with. */
  boolean isNewest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(MAGIC.length + KeyRing.ID_BYTES);
      return Arrays.equals(
          begin,
          ByteBuffer.allocate(MAGIC.length + KeyRing.ID_BYTES)
              .put(MAGIC)
              .put(keys.newestId())
              .array());
    }
  }

  /** Whether a file is one of ours. */
  static boolean isSealed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(MAGIC.length);
      return Arrays.equals(begin, MAGIC) || Arrays.equals(begin, UNNAMED);
    }
  }

  /**
   * A stream that encrypts into a new file and forces it to disk when closed.
   *
   * @param purpose what the file is and whose, as {@code crimes/0001-ab12cd34/source}
   */
  OutputStream writer(Path file, String purpose) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return new Writer(channel, purpose);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * A stream of the file's content; every byte it gives has been checked.
   *
   * @throws BrokenSealException now or while reading, when the file was changed or cut
   */
  InputStream reader(Path file, String purpose) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return new Reader(in, file.getFileName().toString(), purpose);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Readies a cipher for one chunk. A nonce never comes twice: its first part is random per file.
   */
  private static void ready(
      Cipher cipher,
      int mode,
      SecretKey key,
      byte[] magic,
      byte[] prefix,
      int chunk,
      byte[] purpose,
      boolean last)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(12).put(prefix).putInt(chunk).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(magic);
    cipher.updateAAD(purpose);
    cipher.updateAAD(new byte[] {(byte) (last ? 1 : 0)});
  }

  private static Cipher newCipher() {
    String provider = System.getenv(PROVIDER);
    try {
      return provider == null || provider.isBlank()
          ? Cipher.getInstance("AES/GCM/NoPadding")
          : Cipher.getInstance("AES/GCM/NoPadding", provider);
    } catch (NoSuchProviderException e) {
      throw new ProblemsException(
          PROVIDER,
          "this Java has no provider of ciphers of this name. Install it in the JDK's java.security, or leave the setting out.",
          "PL-LAKE-009");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private final class Writer extends FilterOutputStream {
    private final FileChannel channel;
    private final byte[] purpose;
    private final Cipher cipher = newCipher();
    private final byte[] prefix = new byte[8];
    private final byte[] chunk = new byte[CHUNK];
    private final byte[] sealed = new byte[CHUNK + TAG_BYTES];
    private int filled;
    private int number;
    private boolean closed;

    Writer(FileChannel channel, String purpose) throws IOException {
      super(new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 18));
      this.channel = channel;
      this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
      random.nextBytes(prefix);
      out.write(MAGIC);
      out.write(keys.newestId());
      out.write(prefix);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        if (filled == CHUNK) {
          // Only when more follows is it known that the chunk is not the last.
          emit(false);
        }
        int part = Math.min(length - done, CHUNK - filled);
        System.arraycopy(bytes, offset + done, chunk, filled, part);
        filled += part;
        done += part;
      }
    }

    private void emit(boolean last) throws IOException {
      try {
        ready(cipher, Cipher.ENCRYPT_MODE, keys.newest(), MAGIC, prefix, number, purpose, last);
        out.write(sealed, 0, cipher.doFinal(chunk, 0, filled, sealed, 0));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has AES-GCM", e);
      }
      number = Math.addExact(number, 1);
      filled = 0;
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (FileChannel toClose = channel) {
        emit(true);
        out.flush();
        toClose.force(true);
      } finally {
        Arrays.fill(chunk, (byte) 0);
      }
    }
  }

  private final class Reader extends InputStream {
    private final InputStream in;
    private final String file;
    private final byte[] purpose;
    private final Cipher cipher = newCipher();
    private final byte[] prefix;
    private final byte[] magic;
    private final SecretKey key;
    private byte[] sealed;
    private byte[] open = new byte[0];
    private int position;
    private int number;
    private boolean ended;

    Reader(InputStream in, String file, String purpose) throws IOException {
      this.in = new BufferedInputStream(in, 1 << 18);
      this.file = file;
      this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
      magic = this.in.readNBytes(MAGIC.length);
      boolean named = Arrays.equals(magic, MAGIC);
      if (!named && !Arrays.equals(magic, UNNAMED)) {
        throw new BrokenSealException(file, "is not a file of the lake, or its beginning is lost");
      }
      key =
          named
              ? keys.find(this.in.readNBytes(KeyRing.ID_BYTES))
                  .orElseThrow(
                      () ->
                          new BrokenSealException(
                              file, "was sealed with a key that is not here, or was changed"))
              : keys.oldest();
      prefix = this.in.readNBytes(8);
      if (prefix.length < 8) {
        throw new BrokenSealException(file, "was cut short");
      }
      sealed = this.in.readNBytes(CHUNK + TAG_BYTES);
    }

    private boolean fill() throws IOException {
      if (ended) {
        return false;
      }
      byte[] next = in.readNBytes(CHUNK + TAG_BYTES);
      boolean last = next.length == 0;
      if (sealed.length < TAG_BYTES) {
        throw new BrokenSealException(file, "was cut short");
      }
      try {
        ready(cipher, Cipher.DECRYPT_MODE, key, magic, prefix, number, purpose, last);
        open = cipher.doFinal(sealed);
      } catch (AEADBadTagException e) {
        throw new BrokenSealException(
            file, "was changed or cut short since it was written, or another key sealed it");
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has AES-GCM", e);
      }
      number = Math.addExact(number, 1);
      sealed = next;
      position = 0;
      ended = last;
      return open.length > 0;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (position == open.length && !fill()) {
        return -1;
      }
      int part = Math.min(length, open.length - position);
      System.arraycopy(open, position, bytes, offset, part);
      position += part;
      return part;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
