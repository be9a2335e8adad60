package org.porchlight.hub.places;

import java.util.List;
import java.util.Optional;
import org.porchlight.hub.figures.DataTable;
import org.porchlight.hub.figures.Figure;
import org.porchlight.webkit.language.Phrase;

/**
 * One topic on a place's page.
 *
 * @param why said when there is no number for the place itself
 */
public record PlaceTopic(
    String id, Phrase name, String link, Optional<Phrase> why, List<Numbers> numbers) {

  public PlaceTopic {
    numbers = List.copyOf(numbers);
  }

  /**
   * One table's numbers for the place, or for the larger area that stands in for it.
   *
   * @param id the table's id
   * @param rate the place beside the whole city, per 1,000 residents
   * @param instead a finding of the larger area, when the place's own number is hidden
   */
  public record Numbers(
      String id,
      Phrase title,
      Phrase finding,
      Optional<Phrase> detail,
      Optional<Phrase> rate,
      Optional<Phrase> instead,
      Optional<Figure> figure,
      DataTable kinds) {}
}
