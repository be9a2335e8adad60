package org.porchlight.records.places;

import java.util.Collection;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Where a city's records can be expected: the box around all its layers, 50 km wider on every side,
 * because units help neighbors and people live elsewhere. In degrees.
 */
public record CityBox(double west, double south, double east, double north) {
  private static final double MARGIN_KM = 50;

  /** Of latitude; of longitude at the equator. */
  private static final double KM_IN_A_DEGREE = 111.32;

  /** The box of these layers; empty when there are none. */
  public static Optional<CityBox> of(Collection<LayerShapes> layers) {
    Envelope box = new Envelope();
    for (LayerShapes layer : layers) {
      layer.areas().forEach(area -> box.expandToInclude(area.geometry().getEnvelopeInternal()));
    }
    if (box.isNull()) {
      return Optional.empty();
    }
    double north = MARGIN_KM / KM_IN_A_DEGREE;
    double furthest = Math.min(Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY())), 80);
    double east = north / Math.cos(Math.toRadians(furthest));
    return Optional.of(
        new CityBox(
            box.getMinX() - east,
            box.getMinY() - north,
            box.getMaxX() + east,
            box.getMaxY() + north));
  }

  /** Whether a point lies in the box. */
  boolean holds(double longitude, double latitude) {
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  }
}
