package org.porchlight.disclosure;

/**
 * Where a count stands with the public. All hidden ones look alike outside; only the audit keeps
 * them apart, because it grants an outsider more than an outsider has.
 */
enum Standing {
  /** Shown as it is. */
  EXACT,
  /** Shown rounded. */
  ROUNDED,
  /** Hidden: too small, zero included. */
  SMALL,
  /** Hidden: too few people stand behind it, or one or two of them for too much of it. */
  FEW,
  /** Hidden so that another hidden count cannot be worked out. */
  COMPLEMENT,
  /**
   * Published nowhere, and too small to be known: a sliver between two layers of areas, the people
   * between two thresholds, a count that was left out to make its table coarser.
   */
  BETWEEN,
  /**
   * Published nowhere and counted by nobody here: it matters only if it can be told to be small.
   */
  UNCOUNTED,
  /** Published nowhere, and nothing to hide. */
  UNPUBLISHED;

  /** Whether there is a cell without a number for it. */
  boolean hidden() {
    return this == SMALL || this == FEW || this == COMPLEMENT;
  }

  /** Whether an outsider must be kept from knowing it closely. */
  boolean guarded() {
    return hidden() || this == BETWEEN || this == UNCOUNTED;
  }

  /** Whether a number is given for it. */
  boolean shown() {
    return this == EXACT || this == ROUNDED;
  }
}
