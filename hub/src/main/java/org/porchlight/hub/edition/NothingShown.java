package org.porchlight.hub.edition;

import java.io.Serial;
import java.time.Instant;
import org.porchlight.release.Manifest;

/**
 * Every release was taken back, so that there is no number to show. Of the release shown last only
 * the city's name, languages and contact are left.
 */
public final class NothingShown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Manifest.CityNote city;
  private final Instant looked;

  NothingShown(Manifest.CityNote city, Instant looked) {
    super("every release was taken back", null, false, false);
    this.city = city;
    this.looked = looked;
  }

  /** Whose numbers are being checked. */
  public Manifest.CityNote city() {
    return city;
  }

  /** When the hub last looked for a release. */
  public Instant looked() {
    return looked;
  }
}
