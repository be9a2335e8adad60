package org.porchlight.linkage.weighing;

import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.comparing.EncodedComparison;
import org.porchlight.linkage.comparing.ValueComparison;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.workbench.Bits;

/** How rare it is to be exactly like an entry. */
public final class SelfEvidence {
  private SelfEvidence() {}

  /**
   * Bits by which the values of an entry single a person out; a place counts by its rarest part.
   */
  public static double bits(Comparisons comparisons, int entry) {
    double bits = 0;
    Entries entries = comparisons.entries;
    if (comparisons.given != null && entries.given[entry] != 0) {
      bits -= Bits.log2(comparisons.given.frequencies().ofOthers(entries.given[entry]));
    }
    if (comparisons.family != null && entries.family[entry] != 0) {
      bits -= Bits.log2(comparisons.family.frequencies().ofOthers(entries.family[entry]));
    }
    if (comparisons.birth != null && entries.birth[entry] != 0) {
      bits += comparisons.birth.selfBits(entry);
    }
    if (comparisons.place != null) {
      bits += comparisons.place.selfBits(entry);
    }
    for (ValueComparison value : comparisons.values) {
      bits += value.selfBits(entry);
    }
    for (EncodedComparison encoded : comparisons.encoded) {
      bits += encoded.selfBits(entry);
    }
    return bits;
  }
}
