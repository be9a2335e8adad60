package org.porchlight.records.places;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.porchlight.release.LocalText;

/**
 * One area of a layer.
 *
 * @param id {@code layer:slug}, its public name
 * @param key the value of the layer's id property
 * @param name what residents call it
 * @param geometry in degrees, repaired where the file's rings cross
 * @param population residents; null when unknown
 */
public record AreaShape(
    String id, String key, LocalText name, Geometry geometry, @Nullable Long population) {}
