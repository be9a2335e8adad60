/**
 * Area maps as SVG text, drawn on the server from a release's area layers; no script, no base map.
 *
 * <p>How to use it: read a layer once a release, then draw as often as needed.
 *
 * <pre>{@code
 * AreaShapes shapes = AreaShapes.read(geoJsonBytes);            // immutable, share it between threads
 * List<AreaMap.Area> areas = ...;                               // id, name, Reading, href
 * ClassBreaks breaks = ClassBreaks.quantiles(AreaMap.values(areas), 5);
 * AreaMap map = new AreaMap(new Chart.Caption(title, description), Measure.COUNT, areas, breaks, null, 0, false);
 * String svg = AreaMapSvg.draw(map, shapes, labels, phrases, "m1");
 * List<AreaMap.LegendStep> legend = map.legend(labels, phrases); // AreaMapSvg.swatch(step, "m1-l1") draws its square
 * String small = AreaMapSvg.locator(caption, shapes, "layer:area", "m2");
 * }</pre>
 *
 * <p>The style is in {@link org.porchlight.webkit.charts.ChartSvg#stylesheet()}. A map with links
 * is a group of links to assistive technology, one without is an image; either way the table of
 * areas that stands beside it is its equal twin.
 */
@NullMarked
package org.porchlight.webkit.maps;

import org.jspecify.annotations.NullMarked;
