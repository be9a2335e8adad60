package org.porchlight.city;

import org.jspecify.annotations.Nullable;

/**
 * Under what a source's records are held.
 *
 * @param agreement what they are shared under; null when the city needs none
 * @param publicRecords what the law of public records says of them; null when nobody has said
 */
public record Custody(@Nullable Agreement agreement, @Nullable PublicRecords publicRecords) {
  /** Nothing was declared. */
  public static final Custody NONE = new Custody(null, null);
}
