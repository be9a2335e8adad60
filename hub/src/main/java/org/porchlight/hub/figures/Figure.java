package org.porchlight.hub.figures;

import java.util.List;
import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * A picture, its title and its table.
 *
 * @param id unique on its page, safe in an address, beginning with a letter (a table's may not)
 * @param title what is drawn: measure, place and time
 * @param svg made by our own renderer, which escapes all its text; empty when there is only the
 *     table
 * @param legend what the shades of a map mean; empty for a chart
 * @param note what a reader could get wrong about this picture
 * @param open whether the table is unfolded from the start
 */
public record Figure(
    String id,
    Phrase title,
    String svg,
    List<LegendLine> legend,
    DataTable table,
    Optional<Phrase> note,
    boolean open) {

  public Figure {
    legend = List.copyOf(legend);
  }

  /** The same with its table unfolded. */
  public Figure unfolded() {
    return new Figure(id, title, svg, legend, table, note, true);
  }

  /**
   * One line of a legend.
   *
   * @param swatch a small SVG of our own renderer; empty for the legend's heading
   */
  public record LegendLine(String swatch, String words) {}
}
