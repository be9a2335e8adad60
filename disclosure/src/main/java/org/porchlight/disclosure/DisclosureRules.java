package org.porchlight.disclosure;

import java.util.Map;
import org.porchlight.release.Manifest;

/**
 * What a city decided about protection.
 *
 * @param published the thresholds, exactly as the manifest publishes them
 * @param areaDetail how fine each level of the area dimension is
 */
public record DisclosureRules(Manifest.Rules published, Map<String, AreaDetail> areaDetail) {
  public DisclosureRules {
    areaDetail = Map.copyOf(areaDetail);
  }

  /** From coarse to fine. */
  public enum AreaDetail {
    /** The whole city. */
    CITY,
    /** A handful of large areas: police districts, wards. */
    DISTRICT,
    /** Everything finer: neighborhoods, beats, tracts. */
    NEIGHBORHOOD
  }
}
