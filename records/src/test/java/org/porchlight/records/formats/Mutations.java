package org.porchlight.records.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Damages a file a little, in the ways in which files are damaged or made to harm. */
final class Mutations {
  private static final byte[] EDGES = {0, 1, -1, 127, -128, ' ', '"', '<', '{', '[', ',', '\n'};

  private final RandomGenerator random;
  private final List<byte[]> words;

  /**
   * Makes mutations of one kind of file.
   *
   * @param words of the format, which a random byte would hardly ever spell
   */
  Mutations(RandomGenerator random, List<String> words) {
    this.random = random;
    this.words = words.stream().map(word -> word.getBytes(ISO_8859_1)).toList();
  }

  /** One to eight changes, in the file or, for an archive, mostly within one of its members. */
  byte[] of(byte[] file) {
    if (file.length > 3 && file[0] == 'P' && file[1] == 'K' && random.nextInt(4) > 0) {
      return withinArchive(file);
    }
    byte[] changed = file;
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      changed = once(changed);
    }
    return changed;
  }

  private byte[] withinArchive(byte[] file) {
    Map<String, byte[]> members = Samples.members(file);
    List<String> names = new ArrayList<>(members.keySet());
    String name = names.get(random.nextInt(names.size()));
    if (random.nextInt(20) == 0) {
      members.remove(name);
    } else {
      members.compute(name, (same, content) -> content == null ? new byte[0] : twice(content));
    }
    return Samples.zip(members);
  }

  private byte[] twice(byte[] content) {
    return random.nextBoolean() ? once(content) : once(once(content));
  }

  private byte[] once(byte[] file) {
    if (file.length == 0) {
      return words.getFirst();
    }
    int at = random.nextInt(file.length);
    return switch (random.nextInt(10)) {
      case 0 -> flipped(file, at);
      case 1 -> edge(file, at);
      case 2 -> Arrays.copyOf(file, at);
      case 3 -> without(file, at, Math.min(file.length, at + random.nextInt(1, 40)));
      case 4, 5 -> inserted(file, at, words.get(random.nextInt(words.size())));
      case 6 -> inserted(file, at, Arrays.copyOfRange(file, at, at + piece(file, at)));
      case 7 -> inserted(file, at, repeated());
      case 8 -> length(file, at);
      default -> spliced(file, at);
    };
  }

  private int piece(byte[] file, int at) {
    return random.nextInt(Math.min(200, file.length - at)) + 1;
  }

  private byte[] flipped(byte[] file, int at) {
    byte[] changed = file.clone();
    changed[at] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private byte[] edge(byte[] file, int at) {
    byte[] changed = file.clone();
    changed[at] = EDGES[random.nextInt(EDGES.length)];
    return changed;
  }

  private static byte[] without(byte[] file, int from, int to) {
    byte[] changed = Arrays.copyOf(file, file.length - (to - from));
    System.arraycopy(file, to, changed, from, file.length - to);
    return changed;
  }

  private static byte[] inserted(byte[] file, int at, byte[] piece) {
    ByteArrayOutputStream changed = new ByteArrayOutputStream(file.length + piece.length);
    changed.write(file, 0, at);
    changed.writeBytes(piece);
    changed.write(file, at, file.length - at);
    return changed.toByteArray();
  }

  /** A word again and again: depth, width, length. */
  private byte[] repeated() {
    byte[] word = words.get(random.nextInt(words.size()));
    int times = 1 << random.nextInt(1, 14);
    ByteArrayOutputStream all = new ByteArrayOutputStream(word.length * times);
    for (int i = 0; i < times; i++) {
      all.writeBytes(word);
    }
    return all.toByteArray();
  }

  /** Four bytes that say a length which is not so, in either order. */
  private byte[] length(byte[] file, int at) {
    byte[] changed = file.clone();
    int lie = random.nextBoolean() ? -1 >>> random.nextInt(32) : random.nextInt(70_000);
    for (int i = 0; i < 4 && at + i < changed.length; i++) {
      changed[at + i] = (byte) (lie >>> (8 * i));
    }
    return changed;
  }

  private byte[] spliced(byte[] file, int at) {
    int from = random.nextInt(file.length);
    ByteArrayOutputStream changed = new ByteArrayOutputStream(file.length);
    changed.write(file, 0, at);
    changed.write(file, from, file.length - from);
    return changed.toByteArray();
  }
}
