package org.porchlight.disclosure;

import java.util.List;
import org.porchlight.release.Pin;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.Spot;

/**
 * Records of a table that ask to be shown one by one.
 *
 * @param table the table's id
 * @param spots where they stand, those of other tables included
 */
public record PinCandidate(
    String table, ReleasedPins.Terms terms, List<Spot> spots, List<Pin> pins) {
  public PinCandidate {
    spots = List.copyOf(spots);
    pins = List.copyOf(pins);
  }
}
