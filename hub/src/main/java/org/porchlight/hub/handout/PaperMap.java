package org.porchlight.hub.handout;

import java.util.Optional;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Maps;
import org.porchlight.release.Manifest;

/**
 * The locator of a place's page for paper: its colors stand in it, since no style sheet goes along.
 */
final class PaperMap {
  private final Maps maps;

  PaperMap(Edition edition) {
    this.maps = new Maps(edition);
  }

  Optional<String> locator(Manifest.Layer layer, Manifest.Area area) {
    return maps.locator(layer, area, "handout-map").map(PaperMap::colored);
  }

  private static String colored(String svg) {
    String colored =
        svg.replace("class=\"city\"", "fill=\"#fdf0d2\" stroke=\"#4c6167\" stroke-width=\"12\"")
            .replace("class=\"spot\"", "fill=\"#0f3a44\"")
            .replace("class=\"here\"", "fill=\"none\" stroke=\"#b45f06\" stroke-width=\"40\"");
    return colored.contains("xmlns=")
        ? colored
        : colored.replaceFirst("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ");
  }
}
