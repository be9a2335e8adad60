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
  COMPLEMENT;

  boolean hidden() {
    return this == SMALL || this == FEW || this == COMPLEMENT;
  }
}
