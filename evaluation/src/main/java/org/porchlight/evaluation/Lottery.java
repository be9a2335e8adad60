package org.porchlight.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/**
 * A draw that anybody can repeat. First {@link #commitment} is made public, then the list is
 * closed, then the seed is revealed. Order is that of SHA-256 over the seed and each handle, so it
 * needs no generator and is the same everywhere. The seed must be long and kept secret until then.
 */
public final class Lottery {

  private static final int LEAST_SEED = 16;

  private final String seed;

  /**
   * A draw with this seed.
   *
   * @param seed at least 16 characters, not to be guessed
   */
  public Lottery(String seed) {
    if (seed.length() < LEAST_SEED) {
      throw new IllegalArgumentException(
          "The seed of a draw has at least " + LEAST_SEED + " characters; take a longer one.");
    }
    this.seed = seed;
  }

  /** What is published before the draw: 64 hexadecimal digits. */
  public String commitment() {
    return hash("commit:" + seed);
  }

  /** Whom the draw gives a place, in the order drawn; the order of the list given is no matter. */
  public List<String> draw(List<String> eligible, int places) {
    if (places < 0 || places > eligible.size()) {
      throw new IllegalArgumentException(
          "A draw gives from 0 to "
              + eligible.size()
              + " places here, and was asked for "
              + places);
    }
    if (new HashSet<>(eligible).size() < eligible.size()) {
      throw new IllegalArgumentException("Somebody is on the list twice; list everybody once.");
    }
    return eligible.stream()
        .sorted(Comparator.comparing((String handle) -> hash("draw:" + seed + "\n" + handle)))
        .limit(places)
        .toList();
  }

  /**
   * Whom the draw gives a place when one of each two neighbors in a ranked list gets it: the two
   * with most contacts, the next two, and so on. Whoever is left over at the end gets none.
   *
   * @param ranked everybody eligible, the one with most contacts first
   * @return one handle of each pair, in the order of the pairs
   */
  public List<String> drawFromPairs(List<String> ranked) {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i + 1 < ranked.size(); i += 2) {
      drawn.addAll(draw(ranked.subList(i, i + 2), 1));
    }
    return List.copyOf(drawn);
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Digest.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
