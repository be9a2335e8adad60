package org.porchlight.linkage.encoding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keyed Bloom filters of the parts that values are cut into, as text. Remembers the places that
 * parts drew, for those that come again soon. Not safe for several threads.
 */
public final class KeyedFilters {
  /** Parts of the same value, whatever their number, draw so many places together. */
  private static final int PLACES = 200;

  /** Before the halves are laid over each other. */
  private static final int WIDTH = 2 * EncodedBits.LENGTH;

  private static final int PLACES_PER_DIGEST = 16;
  private static final int REMEMBERED = 100_000;

  /** 32 bytes that only who has the key can work out. */
  public interface Digest {
    /** The bytes for a text and a number from 0 on. */
    byte[] of(String text, int counter);
  }

  private final String domain;
  private final Digest digest;
  private final Map<String, short[]> drawn =
      new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, short[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Filters of one kind of value.
   *
   * @param domain the same part sets other bits in another domain
   */
  public KeyedFilters(String domain, Digest digest) {
    this.domain = domain;
    this.digest = digest;
  }

  /** The encoding of a value that was cut into these parts; "" where there are none. */
  public String of(List<String> shingles) {
    if (shingles.isEmpty()) {
      return "";
    }
    long[] filter = new long[WIDTH / Long.SIZE];
    for (int i = 0; i < shingles.size(); i++) {
      // The first parts draw one more where they cannot be shared out evenly.
      int more = i < PLACES % shingles.size() ? 1 : 0;
      int share = Math.max(2, PLACES / shingles.size() + more);
      short[] places = places(shingles.get(i), share);
      for (int k = 0; k < share; k++) {
        filter[places[k] / Long.SIZE] |= 1L << (places[k] % Long.SIZE);
      }
    }
    long[] folded = new long[EncodedBits.WORDS];
    for (int w = 0; w < folded.length; w++) {
      folded[w] = filter[w] ^ filter[w + folded.length];
    }
    return EncodedBits.text(folded);
  }

  private short[] places(String shingle, int atLeast) {
    short[] known = drawn.get(shingle);
    if (known == null || known.length < atLeast) {
      known = draw(shingle, atLeast);
      drawn.put(shingle, known);
    }
    return known;
  }

  /** The first places are the same however many are drawn. */
  private short[] draw(String shingle, int atLeast) {
    int digests = (atLeast + PLACES_PER_DIGEST - 1) / PLACES_PER_DIGEST;
    short[] places = new short[digests * PLACES_PER_DIGEST];
    for (int d = 0; d < digests; d++) {
      byte[] bytes = digest.of(domain + "\n" + shingle, d);
      for (int i = 0; i < PLACES_PER_DIGEST; i++) {
        int two = ((bytes[2 * i] & 0xFF) << 8) | (bytes[2 * i + 1] & 0xFF);
        places[d * PLACES_PER_DIGEST + i] = (short) (two % WIDTH);
      }
    }
    return places;
  }
}
