package org.porchlight.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1 919",
        "-1+1",
        "--1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "-",
        "-1e",
        "\uff1d1",
        "-1\n"
      })
  void noSpreadsheetRunsACellAsAFormula(String text) {
    assertThat(CsvCell.harmless(text)).isEqualTo("'" + text);
    assertThat(CsvCell.of(text).replace("\"", "")).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "+2", "-12.50", "-78.9", "1e-7", "-1.5E10", "", "a=b", "1-2", "Ana"})
  void numbersAndPlainTextsStayAsTheyAre(String text) {
    assertThat(CsvCell.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {"a,b;\"a,b\"", "a\"b;\"a\"\"b\"", "=a,b;\"'=a,b\""})
  void whatWouldBreakTheRowIsQuoted(String text, String cell) {
    assertThat(CsvCell.of(text)).isEqualTo(cell);
  }
}
