package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class XlsxRowsTest extends RowSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.workbook();
  }

  @Override
  byte[] cutOff() {
    String sheet =
        Samples.SHEET.substring(0, Samples.SHEET.indexOf("<v>2</v></c><c r=\"C3\""))
            + "<v>ZZCANARY";
    return Samples.workbook(sheet, false);
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.XLSX;
  }

  @Test
  void cellsReadAsTheirFormatShowsThem() throws IOException {
    RowSource source = open(twoRows());
    assertThat(source.columns()).containsExactly("id", "words", "on", "flag");
    assertThat(cells(source))
        .containsExactly("2: 1|Ana, \"B\"\nC|2024-08-18|true", "3: 2||2024-08-18T13:05:00|");
  }

  /** The second row has no cell under the last column; a text file's row would be cut short. */
  @Test
  void aRowThatEndsEarlyIsAsWideAsTheTable() throws IOException {
    RowSource source = open(twoRows());
    List<Integer> widths = new ArrayList<>();
    source.forEach((number, row, bytes) -> widths.add(row.size()));
    assertThat(widths).containsExactly(4, 4);
  }

  @Test
  void theCalendarOf1904StartsFourYearsLater() throws IOException {
    assertThat(cells(open(Samples.workbook(Samples.SHEET, true))))
        .first()
        .isEqualTo("2: 1|Ana, \"B\"\nC|2028-08-19|true");
  }

  @Test
  void numbersKeepTheirDigitsAndLoseTheirPowers() throws IOException {
    assertThat(
            cells(
                row(
                    "<c><v>0.10000000000000001</v></c><c><v>2.0240000001E10</v></c><c><v>-5</v></c><c><v>007</v></c>")))
        .containsExactly("2: 0.1|20240000001|-5|7");
  }

  @Test
  void timesDaysAndHoursAreToldApart() throws IOException {
    assertThat(
            cells(
                row(
                    "<c s=\"4\"><v>0.5</v></c><c s=\"3\"><v>1.5</v></c><c s=\"1\"><v>59</v></c><c s=\"1\"><v>45522.75</v></c>")))
        .containsExactly("2: 12:00:00|36:00:00|1900-02-28|2024-08-18T18:00:00");
  }

  @Test
  void cellsThatLieAboutWhereTheyAreFillNoMemory() throws IOException {
    assertThat(
            cells(
                row(
                    "<c r=\"ZZZZZZ2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c t=\"s\"><v>99999999</v></c>")))
        .containsExactly("2: |2||");
  }

  private RowSource row(String cells) throws IOException {
    return open(
        Samples.workbook(
            "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row><row>%s</row></sheetData></worksheet>"
                .formatted(cells),
            false));
  }

  @Test
  void aSheetIsFoundByNameAndAHeaderBelowTitles() throws IOException {
    Source.Layout notes = new Source.Layout("UTF-8", ',', "Notes", 3, null, null);
    assertThat(open(twoRows(), notes).columns()).containsExactly("7");
    assertThatThrownBy(
            () -> open(twoRows(), new Source.Layout("UTF-8", ',', "Nots", 1, null, null)))
        .hasMessageContaining("no sheet 'Nots'; it has 'Calls', 'Notes'")
        .hasMessageContaining("PL-IMPORT-022");
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    assertThatThrownBy(() -> open("id,words\n1,a\n", layout()))
        .hasMessageContaining("not an Excel workbook");
    assertThatThrownBy(() -> open(Samples.zip(Map.of("a.csv", new byte[] {1}))))
        .hasMessageContaining("not an Excel workbook");
    assertThatThrownBy(() -> open(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}))
        .hasMessageContaining("before 2007");
  }

  @Test
  void aWorkbookThatUnpacksTooFarIsRefused() {
    String sheet =
        "<worksheet><sheetData>"
            + "<row><c><v>1</v></c></row>".repeat(800_000)
            + "</sheetData></worksheet>";
    assertThatThrownBy(() -> rows(open(Samples.workbook(sheet, false))))
        .hasMessageContaining("PL-IMPORT-020");
  }

  @Test
  void namesDeclaredInTheXmlAreNotFollowed() {
    String sheet =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>";
    assertThatThrownBy(() -> rows(open(Samples.workbook(sheet, false))))
        .hasMessageContaining("PL-IMPORT-003");
  }
}
