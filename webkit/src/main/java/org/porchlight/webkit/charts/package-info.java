/**
 * Charts as SVG text, drawn on the server from released numbers; no script.
 *
 * <p>How to use it: describe the picture as a {@link org.porchlight.webkit.charts.Chart}, then
 *
 * <pre>{@code
 * Labels labels = Labels.of("es");
 * Phrases phrases = new Phrases("oculto", "10 o menos, o muy pocas personas", "Año sin terminar", "Sin datos");
 * Series calls = new Series("Llamadas", List.of(
 *     new Point(Period.parse("2026-08"), Reading.of(table.head(), cell)), ...));
 * Chart chart = new Chart.Columns(
 *     new Caption("Llamadas por mes", "Las llamadas subieron ..."), Measure.COUNT, "llamadas por mes", calls, null, 0);
 * String svg = ChartSvg.draw(chart, labels, phrases, "c1");   // ids in it start with "c1-"
 * }</pre>
 *
 * <p>The SVG has classes and no colors: put {@link
 * org.porchlight.webkit.charts.ChartSvg#stylesheet()} into the page's style sheet once. It reads
 * custom properties ({@code --chart-1} to {@code --chart-4}, {@code --chart-ink}, {@code
 * --chart-paper} ...) with defaults. {@link org.porchlight.webkit.charts.ChartSvg#standalone} gives
 * a file that needs no page.
 *
 * <p>Every mark of a released number carries {@code data-cell} and a {@code title} with its label
 * and value. A hidden number is hatched or hollow and has no size. The picture is one image to
 * assistive technology; the table that stands beside it is its equal twin and must hold all the
 * numbers.
 *
 * <p>Languages written from right to left: names start and bars grow at the right; time still runs
 * from left to right, so that a picture means the same in every language.
 */
@NullMarked
package org.porchlight.webkit.charts;

import org.jspecify.annotations.NullMarked;
