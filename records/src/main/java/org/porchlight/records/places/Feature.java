package org.porchlight.records.places;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a file of areas, as the file has it.
 *
 * @param properties texts without white space around them
 * @param geometry empty when it has none, or none that is an area
 * @param mended whether a ring had to be closed, turned or left out to read it
 */
record Feature(Map<String, String> properties, Geometry geometry, boolean mended) {
  /** A property as text; empty when the feature lacks it. */
  String text(String property) {
    return properties.getOrDefault(property, "");
  }

  /**
   * The features of one file.
   *
   * @param crs the coordinate system that the file declares; null when it says nothing
   */
  record File(List<Feature> features, @Nullable String crs) {
    File {
      features = List.copyOf(features);
    }
  }
}
