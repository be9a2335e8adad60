package org.porchlight.records.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes as characters: a byte order mark decides, else the encoding that the source declares. */
final class TextContent {
  private record Mark(Charset charset, int length) {}

  private TextContent() {}

  /** Bytes that are no text in the encoding become U+FFFD, which the field readers report. */
  static Reader open(InputStream content, Charset declared) throws IOException {
    PushbackInputStream in = new PushbackInputStream(content, 4);
    byte[] start = in.readNBytes(4);
    Mark mark = mark(start);
    int skipped = mark == null ? 0 : mark.length;
    in.unread(start, skipped, start.length - skipped);
    return new InputStreamReader(
        in,
        (mark == null ? declared : mark.charset)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }

  /** The encoding that a byte order mark names; null when there is none. */
  static @Nullable Charset marked(byte[] start) {
    Mark mark = mark(start);
    return mark == null ? null : mark.charset;
  }

  /** Is every byte up to the end part of a character in UTF-8? */
  static boolean isUtf8(InputStream content) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    for (boolean end = false; !end; ) {
      int read = content.read(bytes.array(), bytes.position(), bytes.remaining());
      end = read < 0;
      bytes.position(bytes.position() + Math.max(0, read)).flip();
      chars.clear();
      if (decoder.decode(bytes, chars, end).isError()) {
        return false;
      }
      bytes.compact();
    }
    return true;
  }

  private static @Nullable Mark mark(byte[] start) {
    if (starts(start, 0xef, 0xbb, 0xbf)) {
      return new Mark(StandardCharsets.UTF_8, 3);
    }
    if (starts(start, 0xff, 0xfe, 0, 0)) {
      return new Mark(StandardCharsets.UTF_32LE, 4);
    }
    if (starts(start, 0, 0, 0xfe, 0xff)) {
      return new Mark(StandardCharsets.UTF_32BE, 4);
    }
    if (starts(start, 0xff, 0xfe)) {
      return new Mark(StandardCharsets.UTF_16LE, 2);
    }
    return starts(start, 0xfe, 0xff) ? new Mark(StandardCharsets.UTF_16BE, 2) : null;
  }

  private static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
