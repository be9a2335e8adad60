package org.porchlight.hub.edition;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import org.porchlight.release.Manifest;
import org.porchlight.release.TakenBack;

/**
 * Every release was taken back, so that there is no number to show. Of the release shown last only
 * the city's name, languages and contact are left.
 */
public final class NothingShown extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Manifest.CityNote city;
  private final Instant looked;
  private final transient List<TakenBack> takenBack;

  NothingShown(Manifest.CityNote city, Instant looked, List<TakenBack> takenBack) {
    super("every release was taken back", null, false, false);
    this.city = city;
    this.looked = looked;
    this.takenBack = List.copyOf(takenBack);
  }

  /** All releases, and what is said of each. */
  public List<TakenBack> takenBack() {
    return takenBack;
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
