package org.porchlight.workspace.frame;

import java.util.Map;
import java.util.Optional;
import org.porchlight.webkit.language.Phrase;

/**
 * Which part of a list a page shows.
 *
 * @param where "1 to 50 of 311"
 * @param before the address of the part before; empty on the first
 * @param after the address of the part after; empty on the last
 */
public record Paging(Phrase where, Optional<String> before, Optional<String> after) {

  /** A page number from an address: 1 or more, 1 for anything else. */
  public static int number(String text) {
    return text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 1;
  }

  /**
   * The part of this number.
   *
   * @param address of the page, with a query already or not; the number is added
   * @param size lines a page
   * @param total lines of the whole list
   */
  public static Paging of(Visit visit, String address, int number, int size, int shown, int total) {
    int first = (number - 1) * size;
    String more = address + (address.contains("?") ? "&" : "?") + "page=";
    return new Paging(
        visit
            .language()
            .say(
                shown == 0 ? "paging.none" : "paging.where",
                Map.of(
                    "first", words(visit, first + 1L),
                    "last", words(visit, (long) first + shown),
                    "total", words(visit, total))),
        number > 1 ? Optional.of(visit.link(more + (number - 1))) : Optional.empty(),
        shown > 0 && first + shown < total
            ? Optional.of(visit.link(more + (number + 1)))
            : Optional.empty());
  }

  private static Phrase words(Visit visit, long number) {
    return Phrase.words(visit.language().number(number));
  }
}
