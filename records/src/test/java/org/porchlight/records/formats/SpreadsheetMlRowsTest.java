package org.porchlight.records.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.porchlight.city.Source;

class SpreadsheetMlRowsTest extends TextSourceContract {
  @Override
  byte[] twoRows() {
    return Samples.bytes(Samples.SPREADSHEETML);
  }

  @Override
  byte[] cutOff() {
    String text = Samples.SPREADSHEETML;
    return Samples.bytes(text.substring(0, text.indexOf("2</Data>")) + "ZZCANARY");
  }

  @Override
  Source.Connector connector() {
    return Source.Connector.SPREADSHEETML;
  }

  @Test
  void gapsStayGapsAndDaysLoseTheirMidnight() throws IOException {
    RowSource source = open(twoRows());
    assertThat(source.columns()).containsExactly("id", "column 2", "words", "on");
    assertThat(cells(source))
        .containsExactly("2: 1||Ana, \"B\"\nC|2024-08-18", "3: 2|||2024-08-18T13:05:00");
  }

  @Test
  void rowsMayBeLeftOutAndSheetsNamed() throws IOException {
    Source.Layout notes = new Source.Layout("UTF-8", ',', "Notes", 2, null, null);
    assertThat(open(twoRows(), notes).columns()).containsExactly("note");
    assertThatThrownBy(() -> open(twoRows(), new Source.Layout("UTF-8", ',', "X", 1, null, null)))
        .hasMessageContaining("'Calls', 'Notes'");
  }

  @Test
  void mergedCellsMoveTheNextOnes() throws IOException {
    String merged =
        Samples.SPREADSHEETML.replace(
            "<Cell ss:Index=\"4\">", "<Cell ss:MergeAcross=\"1\"/><Cell>");
    assertThat(cells(open(merged, layout()))).last().isEqualTo("3: 2|||2024-08-18T13:05:00");
  }

  @Test
  void namesDeclaredInTheXmlAreNotFollowed() {
    String entity =
        Samples.SPREADSHEETML.replace(
            "<?mso-application progid=\"Excel.Sheet\"?>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>");
    assertThatThrownBy(() -> open(entity, layout())).hasMessageContaining("PL-IMPORT-003");
  }

  @Test
  void otherXmlIsRefused() {
    assertThatThrownBy(() -> open("<kml/>", layout()))
        .hasMessageContaining("not an Excel 2003 workbook");
  }
}
