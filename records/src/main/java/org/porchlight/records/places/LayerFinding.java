package org.porchlight.records.places;

import org.porchlight.city.AreaLayer;

/**
 * What a layer's file had wrong that could be mended or left out, or that somebody should look at.
 * Told to the operator with every run, so that nothing is mended in silence.
 */
public sealed interface LayerFinding {
  /** Areas whose rings cross themselves, are open or turned: repaired. */
  record Repaired(int areas) implements LayerFinding {}

  /** Features without an id or without a shape: left out. */
  record LeftOut(int features) implements LayerFinding {}

  /**
   * Areas that lie in others by more than a twentieth, in a layer that says they do not overlap: a
   * place counts for the first one.
   */
  record Overlapping(int areas) implements LayerFinding {}

  /** Areas of another coordinate system, turned into degrees. */
  record Projected(String system) implements LayerFinding {}

  /** Whether somebody should look at the file. */
  default boolean isTrouble() {
    return !(this instanceof Projected);
  }

  /** One sentence for the operator: where, what, what was done, and the next step. */
  default String message(AreaLayer layer) {
    String where = "areas/%s.yaml: ".formatted(layer.id());
    return switch (this) {
      case Repaired(int areas) ->
          where
              + "%,d %s of %s had rings that cross themselves, are open or run the wrong way; they were repaired. Ask the file's source to mend them. [PL-PLACE-002]"
                  .formatted(areas, areas == 1 ? "area" : "areas", layer.file());
      case LeftOut(int features) ->
          where
              + "%,d %s of %s had no '%s' or no shape, and %s left out. [PL-PLACE-003]"
                  .formatted(
                      features,
                      features == 1 ? "feature" : "features",
                      layer.file(),
                      layer.idProperty(),
                      features == 1 ? "was" : "were");
      case Overlapping(int areas) ->
          where
              + "%,d %s of %s lie in others by more than 5 %%; a record there counts for the first of them only. Set overlapping: true if that is meant. [PL-PLACE-004]"
                  .formatted(areas, areas == 1 ? "area" : "areas", layer.file());
      case Projected(String system) ->
          where + "%s was turned into degrees from %s.".formatted(layer.file(), system);
    };
  }
}
