package org.porchlight.hub.figures;

import java.util.List;
import java.util.Optional;
import org.porchlight.webkit.language.Part;
import org.porchlight.webkit.language.Phrase;

/**
 * The numbers of a picture as a table, its equal twin.
 *
 * @param caption what the table holds
 * @param heads the column headings, the first one over the row names
 */
public record DataTable(Phrase caption, List<Phrase> heads, List<Row> rows) {

  public DataTable {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** Whether a number of it is hidden. */
  public boolean hides() {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(cell -> cell.parts().stream())
        .anyMatch(Part.Hidden.class::isInstance);
  }

  /**
   * One row.
   *
   * @param link the page of what the row is about
   */
  public record Row(Phrase name, Optional<String> link, List<Phrase> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    /** A row without a page of its own. */
    public Row(Phrase name, List<Phrase> cells) {
      this(name, Optional.empty(), cells);
    }
  }
}
