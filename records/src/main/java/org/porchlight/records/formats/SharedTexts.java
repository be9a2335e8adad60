package org.porchlight.records.formats;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The texts that a workbook keeps once for all its cells, as bytes: a tenth of the memory that
 * strings would need, and never more than {@link Limits#SHARED_TEXT_BYTES}.
 */
final class SharedTexts {
  private final Path file;
  private byte[] bytes = new byte[1 << 12];
  private int used;
  private int[] ends = new int[1 << 8];
  private int count;

  SharedTexts(Path file) {
    this.file = file;
  }

  void add(String text) {
    byte[] added = text.getBytes(StandardCharsets.UTF_8);
    if (used + (long) added.length > Limits.SHARED_TEXT_BYTES || count == Limits.SHARED_TEXTS) {
      throw Refusal.tooMuch(
          file,
          1,
          "%,d MiB of different texts in the workbook".formatted(Limits.SHARED_TEXT_BYTES >> 20));
    }
    if (used + added.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + added.length, bytes.length + bytes.length / 2));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count + count / 2);
    }
    System.arraycopy(added, 0, bytes, used, added.length);
    used += added.length;
    ends[count++] = used;
  }

  /** The text of a number; empty when there is none. */
  String get(int index) {
    if (index < 0 || index >= count) {
      return "";
    }
    int from = index == 0 ? 0 : ends[index - 1];
    return new String(bytes, from, ends[index] - from, StandardCharsets.UTF_8);
  }
}
