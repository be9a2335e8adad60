package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Which pages of a proposed release are worth a second person's look. */
class ProposedPagesTest {
  private static final String PAGE =
      """
      <main><p>Numbers up to May 31, 2026. <a href="/releases/0001/calls.csv">Download</a></p>
      <p>There were <span data-cell="calls/city/2026-05/all">120</span> calls and
      <span class="hidden-number" data-cell="calls/city/2026-05/falls">10 or fewer</span> falls.</p>
      <svg><rect data-cell="calls/city/2026-04/all"><title>April: 115</title></rect>
      <path data-cells="calls/city/2026-04/all calls/city/2026-05/all" d="M0 5 L9 4"/></svg></main>
      """;

  @Test
  void aDateAndAnAddressAreNoNumbers() {
    assertThat(isSame("May 31, 2026", "June 30, 2026")).isTrue();
    assertThat(isSame("releases/0001", "releases/0002")).isTrue();
  }

  @Test
  void aNumberInWordsInABarOrInALineIs() {
    assertThat(isSame(">120<", ">125<")).isFalse();
    assertThat(isSame("April: 115", "April: 110")).isFalse();
    assertThat(isSame("L9 4", "L9 3")).isFalse();
    assertThat(isSame("10 or fewer", "15")).isFalse();
  }

  /** The same number for another month is another number. */
  @Test
  void soIsANumberOfAnotherMonth() {
    assertThat(isSame("2026-05/all\">120", "2026-06/all\">120")).isFalse();
  }

  private static boolean isSame(String before, String after) {
    assertThat(PAGE).contains(before);
    return ProposedPages.numbers(Jsoup.parse(PAGE))
        .equals(ProposedPages.numbers(Jsoup.parse(PAGE.replace(before, after))));
  }
}
