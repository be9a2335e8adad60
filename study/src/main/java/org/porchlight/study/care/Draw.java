package org.porchlight.study.care;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draw among more people than there are places.
 *
 * @param commitment SHA-256 over {@code commit:} and the seed, 64 hexadecimal digits, known before
 *     the list closes
 * @param seed what order came of; null until it is drawn
 * @param eligible handles in the order drawn; empty until then
 * @param drawn the first of them, who have a place
 * @param drawnAt null until then
 */
public record Draw(
    long id,
    int places,
    String commitment,
    @Nullable String seed,
    List<String> eligible,
    List<String> drawn,
    Instant at,
    @Nullable Instant drawnAt) {
  public Draw {
    eligible = List.copyOf(eligible);
    drawn = List.copyOf(drawn);
  }

  @Override
  public String toString() {
    return "draw %d".formatted(id);
  }
}
